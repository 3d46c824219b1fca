// What JavaScript finds there when it is bundled: tools/dist/bundle.mjs fills it in.

/** A file that is loaded: its name, and the hash that the browser compares. */
type Asset = [name: string, integrity: string];

/** For each language of the interface, what it says. */
declare const WORDS: Record<string, Asset>;

/** The default story, for each of its languages. */
declare const STORIES: Record<string, Asset>;

/** Whether this is the package for bundlers, where an asset that is code says how it is imported. */
declare const IN_PACKAGE: boolean;

/** What the loader loads. */
declare const ASSETS: { code: Asset; scripted: Asset; wasm: Asset; css: Asset };

/** One of js/machine.js and js/scripted.js. */
declare module "machine" {
  export function start(wasm?: ArrayBuffer): Promise<void>;
  export function isTrap(error: unknown): boolean;
}

/** What wasm2js makes of the WebAssembly. */
declare module "translated" {
  export function instantiate(imports: object): object;
}

/** What wasm-bindgen makes of src/widget. */
declare module "glue" {
  export function initSync(from: { module: WebAssembly.Module } | ((imports: object) => object)): unknown;
  export class Widget {
    constructor(
      host: HTMLElement,
      root: ShadowRoot,
      dress: Function,
      source: unknown,
      find: Function,
      fail: Function,
    );
    free(): void;
    open(id: string): boolean;
    close(id: string): boolean;
    setAll(open: boolean): void;
    update(name: string): void;
  }
}

/** What wasm-bindgen makes of the desk. */
declare module "desk-glue" {
  export default function start(from: { module_or_path: URL }): Promise<unknown>;
}

/** The WebAssembly of the desk. */
declare const DESK_WASM: string;
