// What is read of JavaScript: its syntax tree, by acorn.

import { installed } from "./settings.mjs";

/** A node of a syntax tree as ESTree describes it; `start` and `end` are offsets in the code.
 * @typedef {{ type: string, start: number, end: number, [key: string]: any }} Node */

/** Returns every node of a module, parents before their children.
 * @param {string} code
 * @returns {Node[]} */
export function nodesOf(code) {
  /** @type {Node[]} */
  const nodes = [];
  /** @param {any} value */
  const visit = (value) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value?.type === "string") {
      nodes.push(value);
      Object.values(value).forEach(visit);
    }
  };
  visit(installed("acorn").parse(code, { ecmaVersion: "latest", sourceType: "module" }));
  return nodes;
}

/** Returns the members that are named in a module: `memory` and `buffer` of `wasm.memory.buffer`.
 * @param {string} code */
export function membersOf(code) {
  const members = nodesOf(code).filter(({ type, computed }) => type === "MemberExpression" && !computed);
  return new Set(members.map(({ property }) => /** @type {string} */ (property.name)));
}

/** Returns the code with some stretches of it replaced.
 * @param {string} code
 * @param {{ start: number, end: number, text: string }[]} edits which do not overlap */
export function edited(code, edits) {
  const last = [...edits].sort((a, b) => b.start - a.start);
  return last.reduce((code, { start, end, text }) => code.slice(0, start) + text + code.slice(end), code);
}
