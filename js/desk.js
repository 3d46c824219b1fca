// Starts the desk. In a file of its own, since a strict Content-Security-Policy allows no script in the page.
//
// DESK_WASM is filled in by tools/dist: the file's name, from the folder of the desk.

import start from "desk-glue";

/** @param {string} text */
function say(text) {
  const message = document.createElement("p");
  message.setAttribute("role", "alert");
  message.className = "stopped";
  message.textContent = text;
  document.body.prepend(message);
}

// A program that has stopped answers nothing any more, and the page would look as if it did.
addEventListener("error", ({ error }) => {
  if (!(error instanceof WebAssembly.RuntimeError) || document.querySelector(".stopped")) return;
  say(
    "The desk has stopped because of a mistake of its own. Reload the page: everything up to a second ago is in this browser.",
  );
});

start({ module_or_path: new URL(DESK_WASM, import.meta.url) }).catch((/** @type {unknown} */ error) => {
  console.error("standpoint: the desk could not start", error);
  say("The desk could not start. It needs a current browser with WebAssembly; please reload the page. Nothing that you saved is lost.");
});
