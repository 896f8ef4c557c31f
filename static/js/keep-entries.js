// What was typed into a form whose session ended comes back after signing in, in the same tab and to the same person.
// Secrets are never kept.
"use strict";
(() => {
  const KEY = "rollbook entries";
  const LIFETIME = 30 * 60 * 1000;
  const MOST = 200000;
  // The server follows no longer way back.
  const LONGEST_WAY = 4096;
  const isPlain = (field) => field.name && !["password", "hidden", "file", "submit", "button"].includes(field.type)
    && !/code$/.test(field.autocomplete) && !/password|token|code/.test(field.name);
  const signIn = document.querySelector("form[action='/sign-in']");
  // Names are not unique, and people change them.
  const who = document.querySelector("[data-account]")?.dataset.account;

  // A page's address without the mark that a session ended on it.
  const page = (address) => {
    const url = new URL(address, location.href);
    url.searchParams.delete("ended");
    return url.pathname + url.search;
  };

  const wayBack = (path) => {
    const way = `${path}${path.includes("?") ? "&" : "?"}ended=1`;
    return way.length > LONGEST_WAY ? `${path.split("?")[0]}?ended=1` : way;
  };

  const entries = (form) => [...form.elements].filter(isPlain).map((field) => ({
    name: field.name,
    value: field.value,
    checked: field.checked === true,
    isChoice: field.type === "checkbox" || field.type === "radio",
  }));

  const read = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEY));
    } catch {
      return null;
    }
  };

  const put = (form, kept) => {
    for (const field of [...form.elements].filter(isPlain)) {
      const isChoice = field.type === "checkbox" || field.type === "radio";
      const found = kept.find((it) => it.name === field.name && it.isChoice === isChoice && (!isChoice || it.value === field.value));
      if (!found) continue;
      if (isChoice) field.checked = found.checked;
      else field.value = found.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form === signIn || !form.closest("main")) return;
    const kept = entries(form);
    const isLarge = JSON.stringify(kept).length > MOST;
    // A page that answers a form may have an address that shows nothing by itself, and names the one that does.
    const draft = { path: page(form.dataset.page ?? location.href), action: form.getAttribute("action"), who, at: Date.now(), isLarge, kept: isLarge ? [] : kept };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(draft));
    } catch {
      sessionStorage.removeItem(KEY);
    }
  });

  const draft = read();
  // The page for signing in is on the way, and leads back.
  if (signIn && draft?.path) {
    const next = signIn.querySelector("[name=next]") ?? document.createElement("input");
    next.type = "hidden";
    next.name = "next";
    next.value = wayBack(draft.path);
    signIn.append(next);
    return;
  }
  sessionStorage.removeItem(KEY);
  const asked = new URLSearchParams(location.search).has("ended");
  const form = draft && document.querySelector(`form[method=post][action="${CSS.escape(draft.action ?? "")}"]`);
  const isTyped = draft?.isLarge || draft?.kept?.length > 0;
  const isOwn = draft?.who !== undefined && draft.who === who;
  if (asked && form && isTyped && draft.path === page(location.href) && isOwn && Date.now() - draft.at < LIFETIME) {
    if (!draft.isLarge) put(form, draft.kept);
    const words = document.querySelector("[data-entries-back]")?.dataset ?? {};
    const notice = document.createElement("div");
    notice.className = "message message-warning";
    notice.setAttribute("role", "status");
    notice.tabIndex = -1;
    const text = document.createElement("p");
    text.className = "message-body";
    text.textContent = draft.isLarge ? words.entriesLost : words.entriesBack;
    notice.append(text);
    form.before(notice);
    notice.focus();
  }
})();
