"use strict";
(() => {
  // "/" goes to the search field, as in most readers.
  const seek = document.getElementById("seek");
  addEventListener("keydown", (event) => {
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey || !seek) return;
    event.preventDefault();
    seek.focus();
  });

  // Reading: a passage and its note light up together.
  const sheet = document.querySelector(".sheet");
  if (!sheet) return;
  let lit = [];
  const show = (target) => {
    for (const node of lit) node.classList.remove("near");
    const node = target && target.closest && target.closest("[data-note]");
    lit = node ? [...sheet.querySelectorAll(`[data-note="${node.dataset.note}"]`)] : [];
    for (const other of lit) other.classList.add("near");
  };
  const light = (event) => show(event.target);
  const arrive = () => show(document.getElementById(location.hash.slice(1)));
  sheet.addEventListener("pointerover", light);
  sheet.addEventListener("focusin", light);
  addEventListener("hashchange", arrive);
  arrive();
})();
