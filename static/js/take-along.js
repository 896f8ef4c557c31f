// Beside a list that is shown once: buttons that print it and copy it. Both can be done without them.
for (const actions of document.querySelectorAll("[data-take-along]")) {
  const list = document.getElementById(actions.dataset.takeAlong);
  const button = (label, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = label;
    made.addEventListener("click", () => action(made));
    actions.prepend(made);
  };
  if (list && navigator.clipboard) {
    button(actions.dataset.copy, async (pressed) => {
      const lines = [...list.querySelectorAll("li")].map((item) => item.textContent.trim());
      await navigator.clipboard.writeText(lines.join("\n"));
      pressed.textContent = actions.dataset.copied;
    });
  }
  button(actions.dataset.print, () => window.print());
}
