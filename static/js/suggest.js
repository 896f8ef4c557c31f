// Offers names while one is typed; without it the button leads to the same names.
"use strict";
for (const field of document.querySelectorAll("[data-suggest]")) {
  const list = document.getElementById(field.getAttribute("list"));
  let asked = 0;
  let timer = 0;

  const offer = async () => {
    const turn = ++asked;
    const url = new URL(field.dataset.suggest, location.href);
    url.searchParams.set("q", field.value);
    const answer = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok || turn !== asked) return;
    const { names } = await answer.json();
    list.replaceChildren(...names.map((name) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    }));
  };

  field.addEventListener("focus", offer, { once: true });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, 150);
  });
}
