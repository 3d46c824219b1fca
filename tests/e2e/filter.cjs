// What changes HTML on its way to a reader: `node filter.cjs NAME` reads HTML and writes what is left of it. The
// programs are the real ones, from where tools/setup.sh put them.

const { readFileSync } = require("node:fs");

/** What html-minifier-terser can do at its most. */
const AGGRESSIVE = {
  collapseBooleanAttributes: true,
  collapseInlineTagWhitespace: true,
  collapseWhitespace: true,
  decodeEntities: true,
  minifyCSS: true,
  minifyJS: true,
  processScripts: ["application/json"],
  removeAttributeQuotes: true,
  removeComments: true,
  removeEmptyAttributes: true,
  removeEmptyElements: true,
  removeOptionalTags: true,
  removeRedundantAttributes: true,
  removeScriptTypeAttributes: true,
  removeStyleLinkTypeAttributes: true,
  removeTagWhitespace: true,
  sortAttributes: true,
  sortClassName: true,
  useShortDoctype: true,
};

const minify = (html, options) => require("html-minifier-terser").minify(html, options);

/** Changes what stands between tags, as programs do that know which tags to leave alone. */
const texts = (html, change) =>
  html.replace(/(<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]*>)|([^<]+)/g, (all, tag) => (tag ? all : change(all)));

const FILTERS = {
  "collapsed white space": (html) => minify(html, { collapseWhitespace: true }),
  "html-minifier at its most": (html) => minify(html, AGGRESSIVE),
  wpautop: (html) => require("@wordpress/autop").autop(html),
  "curled quotes": (html) =>
    texts(html, (text) => text.replace(/(^|[\s(])(&quot;|")/g, "$1“").replace(/&quot;|"/g, "”").replace(/'|&#39;/g, "’")),
  "attributes in another order": (html) =>
    html.replace(/<([a-z][a-z0-9-]*)((?: [a-z-]+="[^"]*")+)>/g, (_, name, attributes) => {
      const found = attributes.match(/ [a-z-]+="[^"]*"/g);
      return `<${name}${found.reverse().join("")}>`;
    }),
};

(async () => process.stdout.write(await FILTERS[process.argv[2]](readFileSync(0, "utf8"))))();
