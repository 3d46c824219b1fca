// The widget's style: one file of the many in style/standpoint, for the browsers that run the widget.

import { bundle } from "./bundle.mjs";
import { own } from "./settings.mjs";

const BROWSERS = ["chrome123", "firefox128", "safari17.5"];

/** Returns the style, minified. */
export function buildStyle() {
  return bundle({ entryPoints: [own("style/standpoint.css")], target: BROWSERS });
}
