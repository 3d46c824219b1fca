// Starts the desk. In a file of its own, since a strict Content-Security-Policy allows no script in the page.
//
// DESK_WASM is filled in by tools/dist: the file's name, from the folder of the desk.

import start from "desk-glue";

start({ module_or_path: new URL(DESK_WASM, import.meta.url) }).catch((/** @type {unknown} */ error) => {
  console.error("standpoint: the desk could not start", error);
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.textContent =
    "The desk could not start. It needs a current browser with WebAssembly; please reload the page. Nothing that you saved is lost.";
  document.body.append(message);
});
