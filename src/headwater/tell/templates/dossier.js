"use strict";
(() => {
  const table = document.getElementById("table");
  const rows = table ? [...table.children] : [];

  // A link opens what it leads to, and whatever that is folded into.
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const inner = target.querySelector(":scope > details");
    if (inner) inner.open = true;
    let fold = target.parentElement && target.parentElement.closest("details");
    const isFolded = fold && !fold.open;
    for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (isFolded) target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();

  // Sorting: the heads become buttons; a second press turns the order round.
  const heads = document.querySelector(".heads");
  if (heads && rows.length > 1) {
    heads.removeAttribute("aria-hidden");
    heads.setAttribute("role", "group");
    heads.setAttribute("aria-label", "Sort claims by");
    const keys = new Map(rows.map((row) => [row, row.dataset.sort.split(",").map(Number)]));
    const columns = [0, null, 1, 2, 3, 4];
    let pressed = null, turned = false;
    [...heads.children].forEach((head, place) => {
      const column = columns[place];
      if (column === null) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      button.addEventListener("click", () => {
        turned = pressed === button && !turned;
        pressed = button;
        const sign = (column === 0) === turned ? -1 : 1;
        const sorted = [...rows].sort((a, b) => sign * (keys.get(a)[column] - keys.get(b)[column]) || keys.get(a)[0] - keys.get(b)[0]);
        table.append(...sorted);
        for (const other of heads.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
      });
      head.replaceWith(button);
    });
  }

  // Finding: rows without the words are hidden.
  const tools = document.querySelector(".tools");
  if (tools) {
    tools.hidden = false;
    const find = document.getElementById("find"), found = document.getElementById("found"), unfold = document.getElementById("unfold");
    const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    find.addEventListener("input", () => {
      const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        row.hidden = !words.every((word) => texts.get(row).includes(word));
        if (!row.hidden) shown += 1;
      }
      found.textContent = words.length ? `${shown} of ${rows.length}` : "";
    });
    const set = (isOpen) => rows.forEach((row) => { row.querySelector("details").open = isOpen; });
    unfold.addEventListener("click", () => {
      const isOpen = rows.some((row) => !row.querySelector("details").open);
      set(isOpen);
      unfold.textContent = isOpen ? "Close all" : "Open all";
    });
  }

  // Reading: a passage and its note light up together.
  const reader = document.getElementById("reports");
  if (reader) {
    let lit = [];
    const light = (event) => {
      for (const node of lit) node.classList.remove("near");
      const node = event.target.closest && event.target.closest("[data-note]");
      lit = node ? [...node.closest("article").querySelectorAll(`[data-note="${node.dataset.note}"]`)] : [];
      for (const other of lit) other.classList.add("near");
    };
    reader.addEventListener("pointerover", light);
    reader.addEventListener("focusin", light);
  }
})();
