// A box that ticks every row of the page, and how many are ticked; what can be done with them appears with the first.
"use strict";
{
  const choose = (part) => {
    for (const form of part.querySelectorAll("[data-choose-rows]")) {
      const boxes = [...form.querySelectorAll("tbody input[type=checkbox]")];
      const head = form.querySelector("thead .cell-check");
      const chosen = form.querySelector("[data-chosen]");
      const of = form.querySelector("[name=of]");
      const bulk = form.querySelector("[data-bulk]");
      const all = document.createElement("input");
      all.type = "checkbox";
      all.setAttribute("aria-label", head.textContent.trim());
      head.replaceChildren(all);
      const show = () => {
        const ticked = boxes.filter((box) => box.checked).length;
        all.checked = ticked > 0 && ticked === boxes.length;
        all.indeterminate = ticked > 0 && ticked < boxes.length;
        bulk.hidden = ticked === 0;
        chosen.textContent = ticked > 0 && of.value === "chosen" ? chosen.dataset.text.replace("#", ticked) : "";
      };
      all.addEventListener("change", () => {
        for (const box of boxes) box.checked = all.checked;
        show();
      });
      form.addEventListener("change", show);
      show();
    }
  };
  choose(document);
  // The list was replaced by that of another filter.
  document.addEventListener("list-replaced", (event) => choose(event.target));
}
