// Starts the desk. In a file of its own, since a strict Content-Security-Policy allows no script in the page.

import start from "./standpoint-desk.js";

start({ module_or_path: "standpoint-desk_bg.wasm" }).catch((/** @type {unknown} */ error) => {
  console.error("standpoint: the desk could not start", error);
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.textContent =
    "The desk could not start. It needs a current browser with WebAssembly; reload the page to try again. Nothing that you saved is lost.";
  document.body.append(message);
});
