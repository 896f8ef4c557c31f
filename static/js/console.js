// "/" and Ctrl+K lead to the search, wherever one is; a button copies what is shown to be copied.
"use strict";
{
  const search = document.querySelector("[data-console-search]");
  const types = (it) => it instanceof HTMLElement && (it.isContentEditable || it.matches("input, textarea, select"));
  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !types(event.target);
    const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!search || !(slash || command)) return;
    event.preventDefault();
    search.focus();
    search.select();
  });

  for (const box of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = box.dataset.copyLabel;
    button.addEventListener("click", async () => {
      const field = box.querySelector("input, textarea");
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
      } catch {
        if (!document.execCommand("copy")) return;
      }
      button.textContent = box.dataset.copiedLabel;
    });
    box.append(button);
  }
}
