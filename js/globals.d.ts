// What JavaScript finds there when it is bundled: tools/dist/bundle.mjs fills it in.

/** A file that is loaded: its name, and the hash that the browser compares. */
type Asset = [name: string, integrity: string];

/** For each language of the interface, what it says. */
declare const WORDS: Record<string, Asset>;

/** The default story, for each of its languages. */
declare const STORIES: Record<string, Asset>;

/** What the loader loads. */
declare const ASSETS: { code: Asset; wasm: Asset; css: Asset };

/** What wasm-bindgen makes of src/widget. */
declare module "glue" {
  export function initSync(options: { module: WebAssembly.Module }): unknown;
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
