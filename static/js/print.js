// A button that prints the page; without it the browser's own menu does.
"use strict";
for (const place of document.querySelectorAll("[data-print]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-primary";
  button.textContent = place.dataset.printLabel;
  button.addEventListener("click", () => window.print());
  place.replaceWith(button);
}
