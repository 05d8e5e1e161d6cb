"""The elements and attributes of SVG 1.1 and 2 that draw or describe: an SVG picture may have no others.

What is not here could run a script, fetch a file or show a page of HTML, in one browser or the next.
"""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


#: SVG 2, appendix F; and what SVG 1.1 and the drafts of SVG 1.2 had besides, as drawing programs write it.
ELEMENTS = _words(
    "a animate animateColor animateMotion animateTransform circle clipPath defs desc ellipse filter g",
    "image line linearGradient marker mask metadata mpath path pattern polygon polyline radialGradient",
    "rect set stop style svg switch symbol text textPath title tspan use view feBlend feColorMatrix",
    "feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight",
    "feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode",
    "feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence altGlyph",
    "altGlyphDef altGlyphItem color-profile font font-face font-face-format font-face-name font-face-src",
    "font-face-uri glyph glyphRef hatch hatchpath hkern mesh meshgradient meshpatch meshrow missing-glyph",
    "solidcolor solidColor tref vkern flowDiv flowLine flowPara flowRegion flowRegionExclude flowRoot",
    "flowSpan flowTref",
)

#: Properties that may be attributes (SVG 2, 6.6), those of older releases with them.
PRESENTATION = _words(
    "alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation",
    "color-interpolation-filters color-profile color-rendering cursor direction display dominant-baseline",
    "enable-background fill fill-opacity fill-rule filter flood-color flood-opacity font font-family",
    "font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-variant",
    "font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric",
    "font-variant-position font-variation-settings font-weight glyph-orientation-horizontal",
    "glyph-orientation-vertical image-rendering inline-size isolation kerning letter-spacing",
    "lighting-color line-height marker marker-end marker-mid marker-start mask mask-type mix-blend-mode",
    "opacity overflow paint-order pointer-events shape-inside shape-margin shape-padding shape-rendering",
    "shape-subtract solid-color solid-opacity stop-color stop-opacity stroke stroke-alignment",
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity",
    "stroke-width text-align text-align-all text-align-last text-anchor text-decoration",
    "text-decoration-color text-decoration-line text-decoration-style text-indent text-orientation",
    "text-overflow text-rendering text-shadow text-transform transform-box transform-origin unicode-bidi",
    "vector-effect visibility white-space word-spacing word-wrap writing-mode will-change",
)

#: Numbers, lengths, names and texts that are no properties.
_PLAIN = _words(
    "accent-height accumulate additive alphabetic amplitude arabic-form ascent attributeName",
    "attributeType azimuth baseFrequency baseProfile bbox begin bias by calcMode cap-height clipPathUnits",
    "contentScriptType contentStyleType cx cy d descent diffuseConstant divisor download dur dx dy",
    "edgeMode elevation end exponent externalResourcesRequired filterRes filterUnits format fr from fx fy",
    "g1 g2 glyph-name glyphRef gradientTransform gradientUnits hanging height hatchContentUnits",
    "hatchUnits horiz-adv-x horiz-origin-x horiz-origin-y hreflang ideographic in in2 intercept k k1 k2",
    "k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust limitingConeAngle",
    "local markerHeight markerUnits markerWidth maskContentUnits maskUnits mathematical max media method",
    "min mode name numOctaves offset operator order orient orientation origin overline-position",
    "overline-thickness panose-1 path pathLength patternContentUnits patternTransform patternUnits points",
    "pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY",
    "rel rendering-intent repeatCount repeatDur requiredExtensions requiredFeatures requiredFonts",
    "requiredFormats restart result rotate rx ry scale seed side slope snapshotTime spacing",
    "specularConstant specularExponent spreadMethod startOffset stdDeviation stemh stemv stitchTiles",
    "strikethrough-position strikethrough-thickness string surfaceScale systemLanguage tableValues target",
    "targetX targetY text textLength title to transform type u1 u2 underline-position underline-thickness",
    "unicode unicode-range units-per-em v-alphabetic v-hanging v-ideographic v-mathematical values",
    "version vert-adv-y vert-origin-x vert-origin-y viewBox viewTarget visibleArea width widths x",
    "x-height x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan class focusable href id lang",
    "requiredExtension role src style tabindex",
)

#: Attributes of SVG elements; ``aria-*`` and ``data-*`` besides.
ATTRIBUTES = PRESENTATION | _PLAIN

#: What an animation may change: what is drawn, and not what is loaded or where a link leads.
ANIMATED = ATTRIBUTES - _words("attributeName class href id src style target type")

#: Attributes of the namespace of links (XLink 1.1) and of XML itself. ``xml:base`` would move all addresses.
LINK = _words("actuate arcrole href label role show title type")
XML = _words("id lang space")
