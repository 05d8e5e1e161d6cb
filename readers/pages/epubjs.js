// A small reading system round epub.js 0.3: what a check asks of it is a function of `window.reader`.
import * as measure from './measure.js'

const area = document.getElementById('area')
const dark = { body: { background: '#121212 !important', color: '#e0e0e0 !important' } }
let book, rendition

const flat = (items, level = 1) => (items ?? []).flatMap(({ label, href, type, subitems }) =>
    [{ label, href, level, type: type ?? '' }, ...flat(subitems, level + 1)])
const settled = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
const contents = () => rendition.getContents()[0]
// An address in the package, and that of the file in the archive.
const whole = href => book.path.resolve(href).replace(/^\//, '')

window.reader = {
    async open(url) {
        book = window.ePub(url)
        await book.ready
        rendition = book.renderTo(area, { width: '100%', height: '100%', flow: 'paginated', spread: 'none' })
        rendition.themes.register('dark', dark)
        rendition.themes.register('light', {})
        await rendition.display()
        const { packaging: { metadata }, navigation, pageList, spine } = book
        return { metadata, toc: flat(navigation.toc), landmarks: flat(navigation.landmarks),
            pageList: (pageList?.pageList ?? []).map(({ href, page }) => ({ href, page })),
            sections: spine.spineItems.map(({ href }) => whole(href)), folder: book.path.directory }
    },
    // Where an address leads: the document and the id of the element there.
    async places(hrefs) {
        const found = []
        for (const href of hrefs) {
            const section = book.spine.get(href)
            if (!section) { found.push(null); continue }
            if (!section.document) await section.load(book.load.bind(book))
            const id = href.split('#')[1]
            found.push({ document: whole(section.href),
                fragment: id ? section.document.getElementById(decodeURIComponent(id))?.id ?? null : '' })
        }
        return found
    },
    async show(href) {
        await rendition.display(href)
        await contents().document.fonts.ready
        await settled()
    },
    size(percent) { rendition.themes.fontSize(percent) },
    async theme(name) {
        rendition.themes.select(name)
        document.body.classList.toggle('dark', name === 'dark')
        await settled()
    },
    measure(what, ...args) { return measure[what](contents().document, ...args) },
    page() {
        const { documentElement } = contents().document
        return { width: rendition._layout.delta, height: documentElement.clientHeight }
    },
    // Brings a link into sight: the point to click on, and whether a click there meets it.
    async aim(href, number) {
        if (contents()?.section?.href !== href && book.spine.get(contents().sectionIndex).href !== href) await this.show(href)
        const { document: doc } = contents()
        const link = measure.inSight(doc.querySelectorAll('a[href]')[number])
        await rendition.display(contents().cfiFromNode(link))
        await settled()
        const again = measure.inSight(contents().document.querySelectorAll('a[href]')[number])
        const { left, top } = contents().window.frameElement.getBoundingClientRect()
        return measure.point(again, left, top)
    },
    async sees(id) {
        await settled()
        const shown = contents()
        if (!shown) return { document: '', seen: false }
        const el = id ? shown.document.getElementById(id) : shown.document.body
        const { left, top } = shown.window.frameElement.getBoundingClientRect()
        const rect = el && measure.textBox(el)
        const [x, y] = rect ? [left + rect.left, top + Math.min(rect.top + 9, (rect.top + rect.bottom) / 2)] : [-1, -1]
        return { document: whole(book.spine.get(shown.sectionIndex).href),
            seen: x >= 0 && x < innerWidth && y >= 0 && y < innerHeight }
    },
}
