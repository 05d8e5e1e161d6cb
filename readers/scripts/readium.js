// What Readium 2 makes of an EPUB: its web publication manifest as JSON. Usage: node readium.js FILE (NODE_PATH set).
'use strict'
const { EpubParsePromise } = require('r2-shared-js/dist/es8-es2017/src/parser/epub')
const { initGlobalConverters_GENERIC: generic, initGlobalConverters_SHARED: shared } =
    require('r2-shared-js/dist/es8-es2017/src/init-globals')
const { TaJsonSerialize } = require('r2-lcp-js/dist/es8-es2017/src/serializable')

generic()
shared()
EpubParsePromise(process.argv[2]).then(publication => {
    process.stdout.write(JSON.stringify(TaJsonSerialize(publication)))
    publication.freeDestroy()
}).catch(error => {
    process.stderr.write(`${error}\n`)
    process.exit(1)
})
