// wasm-bindgen's glue and the WebAssembly call each other by name. wasm-bindgen's names end in a hash, which
// does not compress; wasm-opt gives both sides short ones and reports them, and here the glue learns them.
//
// The glue is read by its syntax and not by how it is laid out, and every name of the report has to be found
// in it: one that is not would only show in a browser, as an import that is missing.

import { edited, nodesOf } from "./syntax.mjs";

/** @typedef {import("./syntax.mjs").Node} Node */

/** What wasm-opt renamed. All modules that something is imported from become one.
 * @typedef {object} Renaming
 * @property {string} module the short name of that one
 * @property {[module: string, name: string, short: string][]} imports
 * @property {[name: string, short: string][]} exports */

const HELP = "wasm-bindgen may write its glue in another way since its last update: see tools/dist/glue.mjs";

/** Returns an error that names what is missing, at most five of it.
 * @param {string} expected @param {number} found how many of it there are @param {string[]} missing */
export function missingNames(expected, found, missing) {
  const names = missing.slice(0, 5).join(", ");
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : "";
  return new Error(`glue: expected ${expected}, found ${found}; missing: ${names}${more}. ${HELP}`);
}

/** Returns a property's name: `a` of `a: 1` and of `"a": 1`.
 * @param {Node} property
 * @returns {string} */
const nameOf = ({ key }) => key.name ?? key.value;

/** Returns the code with each `wasm.name` renamed. What is called and is no export any more is dead code, which
 * the bundler leaves out.
 * @param {string} glue
 * @param {Renaming["exports"]} exports */
function renameExports(glue, exports) {
  const short = new Map(exports);
  const uses = nodesOf(glue).filter(
    ({ type, computed, object, property }) =>
      type === "MemberExpression" && !computed && object.name === "wasm" && short.has(property.name),
  );
  const used = new Set(uses.map(({ property }) => property.name));
  const missing = [...short.keys()].filter((name) => !used.has(name));
  if (missing.length) throw missingNames(`a use of each of ${short.size} exports of the WebAssembly`, used.size, missing);
  return edited(
    glue,
    uses.map(({ object, property, end }) => ({
      start: object.end,
      end,
      text: `[${JSON.stringify(short.get(property.name))}]`,
    })),
  );
}

/** Returns the function that gives the WebAssembly its imports, and in it those imports, by module and name.
 * @param {string} glue */
function findImports(glue) {
  const nodes = nodesOf(glue);
  const maker = nodes.find(({ type, id }) => type === "FunctionDeclaration" && id?.name === "__wbg_get_imports");
  if (!maker) throw new Error(`glue: expected a function __wbg_get_imports, found none. ${HELP}`);
  const isInside = (/** @type {Node} */ { start, end }) => start >= maker.start && end <= maker.end;
  const inside = nodes.filter(isInside);

  // const import0 = { name: function() { … }, … };
  const objects = inside.filter(({ type, init }) => type === "VariableDeclarator" && init?.type === "ObjectExpression");
  /** @type {Map<string, Map<string, string>>} */
  const written = new Map(
    objects.map(({ id, init }) => {
      const properties = /** @type {Node[]} */ (init.properties).filter(({ type, method }) => type === "Property" && !method);
      return [id.name, new Map(properties.map((one) => [nameOf(one), glue.slice(one.value.start, one.value.end)]))];
    }),
  );
  // import * as import1 from "…";
  const namespaces = new Set(
    nodes.filter(({ type }) => type === "ImportNamespaceSpecifier").map(({ local }) => local.name),
  );
  // return { "module": import0, … };
  const returned = maker.body.body.find((/** @type {Node} */ { type }) => type === "ReturnStatement")?.argument;
  /** @type {{ module: string, object: string }[]} */
  const modules = (returned?.properties ?? [])
    .filter((/** @type {Node} */ { value }) => value?.type === "Identifier")
    .map((/** @type {Node} */ property) => ({ module: nameOf(property), object: property.value.name }));

  /** @param {string} module @param {string} name */
  const find = (module, name) => {
    for (const { object } of modules.filter((one) => one.module === module)) {
      const code = written.get(object)?.get(name);
      if (code !== undefined) return code;
      if (namespaces.has(object)) return `${object}.${name}`;
    }
    return undefined;
  };
  return { maker, find };
}

/** Returns the code with a function for each import that the WebAssembly still has, under its short name.
 * @param {string} glue
 * @param {Renaming} renaming */
function renameImports(glue, { module, imports }) {
  const { maker, find } = findImports(glue);
  const found = imports.map(([from, name, short]) => ({ name: `${name} of ${from}`, short, code: find(from, name) }));
  const missing = found.filter(({ code }) => code === undefined).map(({ name }) => name);
  if (missing.length) {
    const expected = `a function for each of ${imports.length} imports of the WebAssembly`;
    throw missingNames(expected, imports.length - missing.length, missing);
  }
  const members = found.map(({ short, code }) => `${JSON.stringify(short)}: ${code},\n`).join("");
  const text = `function __wbg_get_imports() { return { ${JSON.stringify(module)}: {\n${members}} }; }`;
  return edited(glue, [{ start: maker.start, end: maker.end, text }]);
}

/** Returns the glue without the imports that the WebAssembly no longer has, and with the short names of the
 * rest and of the exports.
 * @param {string} glue
 * @param {Renaming} renaming */
export function renameInGlue(glue, renaming) {
  return renameImports(renameExports(glue, renaming.exports), renaming);
}

/** Returns the glue for code that is not WebAssembly: `initSync` takes a function that makes the exports of the imports.
 * @param {string} glue */
export function startWithoutWasm(glue) {
  const functions = nodesOf(glue).filter(({ type }) => type === "FunctionDeclaration");
  const [start, end] = ["initSync", "__wbg_finalize_init"].map((name) => functions.find(({ id }) => id?.name === name));
  if (!start || !end) throw new Error(`glue: expected functions initSync and __wbg_finalize_init. ${HELP}`);
  const text = "function initSync(instantiate) { return __wbg_finalize_init({ exports: instantiate(__wbg_get_imports()) }); }";
  return edited(glue, [{ start: start.start, end: start.end, text }]);
}
