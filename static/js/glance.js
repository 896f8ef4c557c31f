// An account beside the list, in a panel that Escape closes; without scripts the link leads to the account itself.
"use strict";
{
  let panel = null;
  let link = null;
  let asked = 0;

  const button = (label, icon, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "row-action glance-button";
    made.textContent = icon;
    made.setAttribute("aria-label", label);
    made.title = label;
    made.addEventListener("click", action);
    return made;
  };

  const links = () => [...document.querySelectorAll("[data-glance]")];
  const step = (by) => {
    const all = links();
    const next = all[all.indexOf(link) + by];
    if (next) show(next);
  };

  const build = () => {
    const words = document.getElementById("live-list").dataset;
    panel = document.createElement("dialog");
    panel.className = "glance";
    panel.setAttribute("aria-label", words.glanceLabel);
    const head = document.createElement("div");
    head.className = "glance-head";
    head.append(
      button(words.previousLabel, "\u2191", () => step(-1)),
      button(words.nextLabel, "\u2193", () => step(1)),
      button(words.closeLabel, "\u00d7", () => panel.close()),
    );
    const body = document.createElement("div");
    body.className = "glance-body";
    body.tabIndex = -1;
    panel.append(head, body);
    panel.addEventListener("click", (event) => {
      if (event.target === panel) panel.close();
    });
    panel.addEventListener("close", () => {
      asked += 1;
      const row = link && links().find((one) => one.href === link.href);
      row?.focus();
    });
    document.body.append(panel);
  };

  const show = async (chosen) => {
    const turn = ++asked;
    link = chosen;
    try {
      const answer = await fetch(`${new URL(link.href).pathname}/glance`, { headers: { Accept: "text/html" } });
      const text = await answer.text();
      if (turn !== asked) return;
      if (!answer.ok || answer.redirected) return location.assign(link.href);
      const piece = new DOMParser().parseFromString(text, "text/html");
      if (!panel) build();
      const body = panel.querySelector(".glance-body");
      body.replaceChildren(...piece.body.childNodes);
      const name = body.querySelector("[data-glance-name]")?.textContent.trim();
      if (name) panel.setAttribute("aria-label", name);
      const all = links();
      const [previous, next] = panel.querySelectorAll(".glance-button");
      previous.disabled = all.indexOf(link) <= 0;
      next.disabled = all.indexOf(link) === all.length - 1;
      body.dispatchEvent(new CustomEvent("list-replaced", { bubbles: true }));
      if (!panel.open) panel.showModal();
      body.scrollTop = 0;
      body.focus();
    } catch {
      location.assign(link.href);
    }
  };

  document.addEventListener("click", (event) => {
    const chosen = event.target.closest?.("[data-glance]");
    if (!chosen || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(chosen);
  });
}
