// A small reading system round foliate-js: what a check asks of it is a function of `window.reader`.
import '/node/foliate-js/view.js'
import { FootnoteHandler } from '/node/foliate-js/footnotes.js'
import * as measure from './measure.js'

const area = document.getElementById('area')
const dialog = document.getElementById('note')
const handler = new FootnoteHandler()
let view, popup = Promise.resolve(null)

const flat = (items, level = 1) => (items ?? []).flatMap(({ label, href, type, subitems }) =>
    [{ label, href, level, type: type?.join(' ') ?? '' }, ...flat(subitems, level + 1)])
const frame = () => view.renderer.getContents()[0]
const settled = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))

const documents = new Map()
const parsed = async index => {
    if (!documents.has(index)) documents.set(index, await view.book.sections[index].createDocument())
    return documents.get(index)
}

// Where an address leads: the document and the id of the element there.
const place = async href => {
    const found = await view.book.resolveHref(href)
    if (!found || found.index < 0) return null
    const doc = await parsed(found.index)
    const el = found.anchor(doc)
    return { document: view.book.sections[found.index].id, fragment: el === 0 ? '' : el?.id ?? null }
}

handler.addEventListener('before-render', ({ detail }) => {
    dialog.replaceChildren(detail.view)
    dialog.show()
})

const listen = () => {
    let done
    popup = new Promise(resolve => { done = resolve })
    const shown = ({ detail: { href, type, target } }) => {
        const { body } = target.ownerDocument
        setTimeout(() => done({ href, type, text: measure.squeezed(body.textContent),
            height: body.getBoundingClientRect().height }), 0)
    }
    handler.addEventListener('render', shown, { once: true })
    setTimeout(() => done(null), 8000)
}

window.reader = {
    async open(url) {
        const book = document.createElement('foliate-view')
        area.replaceChildren(book)
        view = book
        await view.open(url)
        view.renderer.setAttribute('margin', '20px')
        view.addEventListener('link', e => { handler.handle(view.book, e) })
        const { metadata, toc, pageList, landmarks, sections, dir } = view.book
        return { metadata, dir, toc: flat(toc), pageList: flat(pageList), landmarks: flat(landmarks),
            sections: sections.map(({ id }) => id) }
    },
    places: hrefs => Promise.all(hrefs.map(place)),
    // Where every link of a document leads; null for a link that leaves the book.
    async links(index) {
        const section = view.book.sections[index]
        const found = []
        for (const a of (await parsed(index)).querySelectorAll('a[href]')) {
            const href = section.resolveHref(a.getAttribute('href'))
            found.push(view.book.isExternal(href) ? 'external' : await place(href))
        }
        return found
    },
    async show(index, flow = 'paginated', css = '') {
        if (view.renderer.getAttribute('flow') !== flow) view.renderer.setAttribute('flow', flow)
        view.renderer.setStyles(css)
        await view.renderer.goTo({ index, anchor: () => 0 })
        await frame().doc.fonts.ready
        await settled()
    },
    async style(css) {
        view.renderer.setStyles(css)
        await settled()
    },
    dark(on) { document.body.classList.toggle('dark', on) },
    measure(what, ...args) { return measure[what](frame().doc, ...args) },
    // The page that is measured: its width and, where it ends below, its height.
    page() {
        const paged = !view.renderer.scrolled
        const { clientHeight, clientWidth } = frame().doc.documentElement
        return { width: paged ? view.renderer.size : clientWidth, height: paged ? clientHeight : 0 }
    },
    // Brings a link into sight: the point to click on, and whether a click there meets it.
    async aim(index, number) {
        if (frame()?.index !== index) await this.show(index)
        const { doc } = frame()
        const named = doc.querySelectorAll('a[href]')[number]
        const link = measure.inSight(named)
        await view.renderer.goTo({ index, anchor: () => link })
        await settled()
        const { left, top } = doc.defaultView.frameElement.getBoundingClientRect()
        return { ...await measure.point(link, left, top), twin: link !== named }
    },
    listen,
    popup: () => popup,
    async close() {
        dialog.close()
        await settled() // what the reader put off until the next frame
        dialog.querySelector('foliate-view')?.close()
        dialog.replaceChildren()
    },
    // Turns to the first element that fits; false where there is none in sight.
    async turn(selector) {
        const { doc, index } = frame()
        const el = [...doc.querySelectorAll(selector)].find(each => each.getClientRects().length)
        if (!el) return false
        await view.renderer.goTo({ index, anchor: () => el })
        await settled()
        return true
    },
    // What is in sight: the document, and whether the element with this id is.
    async sees(id) {
        await settled()
        const { doc, index } = frame()
        const el = id ? doc.getElementById(id) : doc.body
        const { left, top } = doc.defaultView.frameElement.getBoundingClientRect()
        const rect = el && measure.textBox(el)
        const [x, y] = rect ? [left + rect.left, top + Math.min(rect.top + 9, (rect.top + rect.bottom) / 2)] : [-1, -1]
        return { document: view.book.sections[index].id, seen: x >= 0 && x < innerWidth && y >= 0 && y < innerHeight }
    },
    scrollers: () => measure.scrollers(frame().doc).map(measure.describeScroller),
    // Brings a box that can be moved into sight and gives it the focus: its middle on the screen.
    async focus(n) {
        const el = measure.scrollers(frame().doc)[n]
        el.scrollLeft = 0
        await view.renderer.goTo({ index: frame().index, anchor: () => el })
        frame().doc.defaultView.focus()
        el.focus()
        await settled()
        const { left, top } = el.ownerDocument.defaultView.frameElement.getBoundingClientRect()
        const rect = el.getBoundingClientRect()
        return { x: left + rect.left + rect.width / 2, y: Math.min(top + rect.top + rect.height / 2, innerHeight - 40),
            focused: el.ownerDocument.activeElement === el }
    },
    moved: n => measure.scrollers(frame().doc)[n].scrollLeft,
    back(n) { measure.scrollers(frame().doc)[n].scrollLeft = 0 },
}
