// Styles: one file of the many that the widget's and the desk's are written in, for the browsers that run the widget.

import { bundle } from "./bundle.mjs";
import { own } from "./settings.mjs";

const BROWSERS = ["chrome123", "firefox128", "safari17.5"];

/** Returns a style, minified.
 * @param {string} [file] the one that imports the others; the widget's unless said */
export function buildStyle(file = "style/standpoint.css") {
  return bundle({ entryPoints: [own(file)], target: BROWSERS });
}
