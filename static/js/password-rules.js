// Ticks off the rules of the site while a password is typed; the server has the last word.
"use strict";
{
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/u];

  const met = {
    length: (password, rule) => {
      const length = [...password.normalize("NFC")].length;
      return length >= Number(rule.dataset.min) && length <= Number(rule.dataset.max || Infinity);
    },
    classes: (password) => classes.filter((one) => one.test(password)).length >= 3,
  };

  for (const list of document.querySelectorAll("[data-rules-for]")) {
    const input = document.getElementById(list.dataset.rulesFor);
    const rules = [...list.querySelectorAll("[data-rule]")];
    const spoken = document.createElement("p");
    spoken.className = "visually-hidden";
    spoken.setAttribute("role", "status");
    list.after(spoken);

    input.addEventListener("input", () => {
      for (const rule of rules) {
        const now = met[rule.dataset.rule](input.value, rule);
        if (now && !rule.classList.contains("is-met")) spoken.textContent = `${rule.textContent} ${list.dataset.met}`;
        rule.classList.toggle("is-met", now);
      }
    });
  }
}
