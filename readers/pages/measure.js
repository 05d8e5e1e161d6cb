// Measures of one document that a reading system shows. Lengths are CSS pixels of its own frame.

const XHTML = 'http://www.w3.org/1999/xhtml'
const SLACK = 1.5 // pixels that rounding may cost

export const squeezed = text => text.replace(/\s+/g, ' ').trim()

export const named = el => {
    const id = el.closest('[id]')?.id
    const name = el.localName + (el.classList.length ? '.' + [...el.classList].join('.') : '')
    return (id ? `#${id} ` : '') + name
}

const style = el => el.ownerDocument.defaultView.getComputedStyle(el)

// Hidden from the eye only: a box of one pixel or one that is clipped away.
const isSpokenOnly = el => {
    for (let e = el; e && e.nodeType === 1; e = e.parentElement) {
        const s = style(e)
        if (s.clipPath.startsWith('inset(50%') || s.visibility === 'hidden') return true
        const box = e.getBoundingClientRect()
        if (s.position === 'absolute' && box.width <= 1 && box.height <= 1) return true
    }
    return false
}

const scroller = el => {
    for (let e = el; e && e !== el.ownerDocument.body; e = e.parentElement) {
        const { overflowX } = style(e)
        if ((overflowX === 'auto' || overflowX === 'scroll') && e.scrollWidth > e.clientWidth + 1) return e
    }
    return null
}

function* texts(doc) {
    const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (node.data.trim() && node.parentElement.getClientRects().length) yield node
}

const rectsOf = node => {
    const range = node.ownerDocument.createRange()
    range.selectNodeContents(node)
    return [...range.getClientRects()].filter(r => r.width > 0.5 && r.height > 0.5)
}

// The link itself, or where it is out of sight (in the head of a table that stands row by row) the first in sight that
// leads to the same place.
export const inSight = link => !isSpokenOnly(link) ? link
    : [...link.ownerDocument.querySelectorAll('a[href]')].find(other =>
        other.getAttribute('href') === link.getAttribute('href') && other.getClientRects().length && !isSpokenOnly(other))
    ?? link

// The first line of an element's text, or its own box where it has none; of what is only spoken, that of its table.
export const textBox = el => {
    if (isSpokenOnly(el)) return (el.closest('table') ?? el).getBoundingClientRect()
    const range = el.ownerDocument.createRange()
    range.selectNodeContents(el)
    return [...range.getClientRects()].find(r => r.width > 0) ?? el.getClientRects()[0]
        ?? el.parentElement.getBoundingClientRect()
}

// The point of the window to click on for a link, in a frame that stands at `left`, `top`, and whether a click there
// meets the link and nothing that lies over it. Where something new has been drawn the browser may need some frames.
export const point = async (link, left, top) => {
    const doc = link.ownerDocument
    const rect = textBox(link)
    const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2]
    let met = null
    for (let tries = 0; tries < 10 && met !== link; tries++) {
        await new Promise(done => requestAnimationFrame(done))
        met = doc.elementFromPoint(x, y)?.closest('a[href]') ?? null
    }
    const over = doc.elementFromPoint(x, y)
    return { x: left + x, y: top + y, hit: met === link, over: over ? named(over) : '' }
}

// How far a box stands out of its page: pages lie side by side, each `width` wide.
const beyond = (rect, width) => {
    const page = Math.floor((rect.left + rect.right) / 2 / width)
    return Math.max(page * width - rect.left, rect.right - (page + 1) * width)
}

// What cannot be seen whole: text and pictures that stand out of the page or are clipped by a box.
export const cut = (doc, { width, height }) => {
    const found = []
    const tell = (el, text, wrong) => found.push({ at: named(el), text: squeezed(text).slice(0, 60) || el.localName, wrong })
    const check = (el, rects, text) => {
        if (isSpokenOnly(el)) return
        const box = scroller(el)
        for (const rect of rects) {
            const out = box ? 0 : beyond(rect, width)
            if (out > SLACK) return tell(el, text, `stands ${Math.round(out)} px out of the page`)
            const air = text ? rect.height / 4 : 0 // above and below letters, in the box of their line
            if (height && (rect.bottom - air > height + SLACK || rect.top + air < -SLACK))
                return tell(el, text, 'stands out of the page above or below')
            for (let e = el; e && e !== doc.body; e = e.parentElement) {
                const s = style(e)
                if (e.namespaceURI !== XHTML) continue
                const r = e.getBoundingClientRect()
                if (/hidden|clip/.test(s.overflowX) && e !== box && (rect.right > r.right + SLACK || rect.left < r.left - SLACK))
                    return tell(el, text, `is clipped by ${named(e)}`)
                if (/hidden|clip|auto|scroll/.test(s.overflowY) && s.display !== 'inline'
                    && e.scrollHeight > e.clientHeight + SLACK
                    && (rect.bottom > r.bottom + SLACK || rect.top < r.top - SLACK))
                    return tell(el, text, `is clipped above or below by ${named(e)}`)
            }
        }
    }
    for (const node of texts(doc)) check(node.parentElement, rectsOf(node), node.data)
    for (const el of doc.body.querySelectorAll('img, svg, math, table, hr')) {
        if (el.localName === 'table' && scroller(el)) continue
        const rect = el.getBoundingClientRect()
        if (rect.width && el.getClientRects().length === 1) check(el, [rect], '')
    }
    return found
}

// Text over text. Lines may touch, since letters do not fill their boxes; calls of notes may rise into the line above.
export const overlaps = doc => {
    const rects = []
    for (const node of texts(doc)) {
        const el = node.parentElement
        if (isSpokenOnly(el) || el.closest('math, svg')) continue
        const box = scroller(el)?.getBoundingClientRect()
        for (const r of rectsOf(node))
            if (!box || (r.left >= box.left - 1 && r.right <= box.right + 1)) rects.push({ node, el, r })
    }
    rects.sort((a, b) => a.r.top - b.r.top)
    const found = []
    for (let i = 0; i < rects.length; i++)
        for (let j = i + 1; j < rects.length && rects[j].r.top < rects[i].r.bottom; j++) {
            const [a, b] = [rects[i], rects[j]]
            const wide = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left)
            const high = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top)
            if (wide > 2 && high > 0.45 * Math.min(a.r.height, b.r.height))
                found.push({ at: named(a.el), text: squeezed(a.node.data).slice(0, 40),
                    wrong: `lies under “${squeezed(b.node.data).slice(0, 40)}” (${named(b.el)})` })
        }
    return found
}

// Boxes that can be moved sideways.
export const scrollers = doc => [...doc.body.querySelectorAll('*')].filter(el =>
    el.namespaceURI === XHTML && scroller(el) === el)

export const describeScroller = el => ({
    at: named(el),
    tabIndex: el.hasAttribute('tabindex') ? el.tabIndex : null,
    name: !!(el.getAttribute('aria-label') || el.getAttribute('aria-labelledby')),
    role: el.getAttribute('role') ?? '',
    far: el.scrollWidth - el.clientWidth,
})

// The different pairs of ink and grounds, with one sample of each.
export const inks = doc => {
    const found = new Map()
    const seen = new Set()
    for (const node of texts(doc)) {
        const el = node.parentElement
        if (seen.has(el) || isSpokenOnly(el)) continue
        seen.add(el)
        const grounds = []
        let faint = 1
        for (let e = el; e; e = e.parentElement) {
            const s = style(e)
            if (!/^rgba\(\d+, \d+, \d+, 0\)$|^transparent$/.test(s.backgroundColor)) grounds.push(s.backgroundColor)
            faint *= parseFloat(s.opacity)
        }
        const ink = style(el).webkitTextFillColor || style(el).color
        const key = [ink, faint, ...grounds].join(' ')
        if (!found.has(key)) found.set(key, { ink, grounds, faint, at: named(el), text: squeezed(node.data).slice(0, 40) })
    }
    return [...found.values()]
}

const luminance = (r, g, b) => {
    const f = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
    return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b)
}

// The contrast within a picture as it stands on its ground: between what is lightest and darkest in it, a few specks aside.
const inner = (img, ground) => {
    const canvas = document.createElement('canvas')
    const scale = Math.min(1, 400 / img.naturalWidth)
    canvas.width = Math.max(1, Math.round(img.naturalWidth * scale))
    canvas.height = Math.max(1, Math.round(img.naturalHeight * scale))
    const pen = canvas.getContext('2d')
    pen.fillStyle = ground
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(img, 0, 0, canvas.width, canvas.height)
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
    const tones = new Float64Array(data.length / 4)
    for (let i = 0; i < tones.length; i++) tones[i] = luminance(data[4 * i], data[4 * i + 1], data[4 * i + 2])
    tones.sort()
    const specks = Math.ceil(tones.length * 0.002)
    return (tones[tones.length - 1 - specks] + 0.05) / (tones[specks] + 0.05)
}

// Pictures and formulas: their boxes, and whether the picture could be read; its contrast on the page's colour.
export const pictures = (doc, page) => [
    ...[...doc.images].map(img => {
        const { width, height } = img.getBoundingClientRect()
        const ok = img.complete && img.naturalWidth > 0
        let ground = page
        for (let e = img; e; e = e.parentElement) {
            const { backgroundColor } = style(e)
            if (backgroundColor !== 'rgba(0, 0, 0, 0)') { ground = backgroundColor; break }
        }
        return { at: named(img), what: img.getAttribute('src').split('/').pop(), ok, width, height,
            contrast: ok ? inner(img, ground) : 0 }
    }),
    ...[...doc.querySelectorAll('math')].map(el => {
        const { width, height } = el.getBoundingClientRect()
        return { at: named(el), what: 'formula', ok: true, width, height, contrast: 21 }
    }),
]

export const fonts = async doc => {
    await doc.fonts.ready
    return [...doc.fonts].map(f => ({ face: `${f.family.replace(/["']/g, '')} ${f.style} ${f.weight}`, status: f.status }))
}
