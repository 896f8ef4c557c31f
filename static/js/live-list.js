// The list follows the filter while one types: the same page is fetched, and what it lists takes the place of what stood.
"use strict";
for (const form of document.querySelectorAll("[data-live-filter]")) {
  const said = document.querySelector("[data-live-said]");
  let asked = 0;
  let timer = 0;
  let waiting = null;

  const address = () => {
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== "")).toString();
    return form.getAttribute("action") + (query ? `?${query}` : "");
  };

  const put = (page, url) => {
    const ticked = new Set([...document.querySelectorAll("#live-list tbody :checked")].map((box) => box.value));
    const held = document.activeElement?.closest("[data-live]");
    for (const old of document.querySelectorAll("[data-live]")) {
      const fresh = page.getElementById(old.id);
      if (fresh) old.replaceWith(document.adoptNode(fresh));
    }
    const cards = 'link[href*="table-cards"]';
    const [before, after] = [document.querySelector(cards), page.querySelector(cards)];
    if (before && after) before.media = after.media;
    const list = document.getElementById("live-list");
    for (const box of list.querySelectorAll("tbody input[type=checkbox]")) box.checked = ticked.has(box.value);
    // The count is said once, by what stays; and a focus that was in the list is not thrown to the page's start.
    for (const count of list.querySelectorAll("[role=status]")) count.removeAttribute("role");
    if (held) form.querySelector("input").focus();
    history.replaceState(history.state, "", url);
    document.title = page.title;
    list.dispatchEvent(new CustomEvent("list-replaced", { bubbles: true }));
    said.textContent = list.querySelector(".rows-count, .empty-title")?.textContent.trim() ?? "";
  };

  const ask = async () => {
    const turn = ++asked;
    const url = address();
    waiting?.abort();
    waiting = new AbortController();
    const list = document.getElementById("live-list");
    list.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { headers: { Accept: "text/html" }, signal: waiting.signal });
      const text = await answer.text();
      // A later question has been asked meanwhile, and its answer is the one that counts.
      if (turn !== asked) return;
      // The session has ended: the page itself says so, and comes back here.
      if (answer.redirected) return location.assign(url);
      const page = new DOMParser().parseFromString(text, "text/html");
      // A half-typed value is nobody's filter yet; *Apply* says what is wrong with it.
      if (answer.ok && !page.querySelector("[data-live-filter] [aria-invalid=true]")) put(page, url);
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = "";
    } finally {
      if (turn === asked) document.getElementById("live-list")?.removeAttribute("aria-busy");
    }
  };

  const soon = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  };
  form.addEventListener("input", (event) => {
    if (event.target.type === "search") soon(250);
  });
  form.addEventListener("change", (event) => {
    // Of the search box every letter was told already.
    if (event.target.type !== "search") soon(0);
  });
  // The form is sent as ever, and no answer on its way comes over it.
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    waiting?.abort();
  });
}
