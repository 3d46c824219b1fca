// The widget's style: one file of the many in style/standpoint, for the browsers that run the widget.

import { installed, own } from "./settings.mjs";

const BROWSERS = ["chrome123", "firefox128", "safari17.5"];

/** Returns the style, minified.
 * @returns {Promise<string>} */
export async function buildStyle() {
  const { outputFiles } = await installed("esbuild").build({
    entryPoints: [own("style/standpoint.css")],
    bundle: true,
    minify: true,
    target: BROWSERS,
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].text;
}
