// Makes elements from the text that src/view/node/page.rs writes of them: each call from WebAssembly
// that carries a text costs more than the browser needs to make the element.

const SVG = ["svg", "path"];

/**
 * The nodes that a text describes; it is tokens with U+0000 between, and the first character of each
 * says what it is:
 *
 * - `<name`: an element begins, in the one that is open
 * - `=name=value`: an attribute of the element that is open
 * - `>`: the element that is open ends
 * - `"…`: a text in the element that is open
 */
export function build(text) {
  const all = document.createDocumentFragment();
  let open = all;
  for (const token of text.split("\0")) {
    const rest = token.slice(1);
    switch (token[0]) {
      case "<":
        open = open.appendChild(
          SVG.includes(rest)
            ? document.createElementNS("http://www.w3.org/2000/svg", rest)
            : document.createElement(rest),
        );
        break;
      case "=": {
        const end = rest.indexOf("=");
        open.setAttribute(rest.slice(0, end), rest.slice(end + 1));
        break;
      }
      case ">":
        open = open.parentNode;
        break;
      case '"':
        open.append(rest);
    }
  }
  return [...all.childNodes];
}
