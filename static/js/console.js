// "/" and Ctrl+K open the search over the page, wherever one is; a button copies what is shown to be copied.
"use strict";
{
  const search = document.querySelector("[data-console-search]");
  const types = (it) => it instanceof HTMLElement && (it.isContentEditable || it.matches("input, textarea, select"));
  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !types(event.target);
    const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!search || !(slash || command)) return;
    event.preventDefault();
    search.form.classList.add("is-palette");
    search.focus();
    search.select();
  });

  // What was found shows under the box while one types; Enter leads to the whole page as ever.
  if (search) {
    const hits = document.createElement("div");
    hits.className = "console-hits";
    hits.hidden = true;
    hits.setAttribute("aria-live", "polite");
    search.form.append(hits);
    let asked = 0;
    let timer = 0;
    const hide = () => { hits.hidden = true; };
    const ask = async () => {
      const number = ++asked;
      const text = search.value.trim();
      if (!text) return hide();
      try {
        const answer = await fetch("/console/search/suggest?q=" + encodeURIComponent(text), { headers: { Accept: "text/html" } });
        if (number !== asked || !answer.ok || answer.redirected) return;
        const piece = new DOMParser().parseFromString(await answer.text(), "text/html");
        hits.replaceChildren(...piece.body.childNodes);
        hits.hidden = false;
      } catch {
        hide();
      }
    };
    search.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 150);
    });
    search.form.addEventListener("focusout", (event) => {
      if (search.form.contains(event.relatedTarget)) return;
      hide();
      search.form.classList.remove("is-palette");
    });
    search.form.addEventListener("keydown", (event) => {
      const links = [search, ...hits.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape" && search.form.classList.contains("is-palette")) {
        document.activeElement.blur();
      } else if (event.key === "Escape" && !hits.hidden) {
        hide();
        search.focus();
      } else if (step && !hits.hidden && at >= 0) {
        links[(at + step + links.length) % links.length].focus();
      } else {
        return;
      }
      event.preventDefault();
    });
  }

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

  for (const shown of document.querySelectorAll("[data-copy-value]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-icon";
    button.textContent = shown.dataset.copyLabel;
    const name = shown.previousElementSibling?.textContent.trim() ?? "";
    button.setAttribute("aria-label", `${shown.dataset.copyLabel}: ${name}`);
    button.addEventListener("click", async () => {
      await navigator.clipboard?.writeText(shown.dataset.copyValue);
      button.textContent = shown.dataset.copiedLabel;
    });
    shown.append(button);
  }
}
