// What the page is told: events that leave the shadow root. README.md says which there are.

export const dispatch = (host, name, detail) =>
  host.dispatchEvent(new CustomEvent(`standpoint-${name}`, { bubbles: true, composed: true, detail }));
