// What is loaded when a timeline comes near: the WebAssembly's glue, without what nobody calls.
// Bundled by tools/dist.mjs into one file with a content hash.
export { default as init, Mounted } from "glue";
