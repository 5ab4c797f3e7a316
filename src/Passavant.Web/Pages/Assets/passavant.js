// What pages do beyond what browsers do by themselves. Without it everything still works, a page at a time.
"use strict";

// After a part of the page was renewed: what went wrong, or what was done, is told first.
document.addEventListener("htmx:after:swap", () => {
  const told = document.querySelector(".govuk-error-summary, .p-done");
  if (told) {
    told.setAttribute("tabindex", "-1");
    told.focus();
  }
});

// Keys, on pages that list them in a dialog; whoever does not want them switches them off there.
(() => {
  const off = "passavant-keys-off";
  const isOff = () => localStorage.getItem(off) === "yes";
  let first = "";

  const ready = () => {
    for (const button of document.querySelectorAll("[data-keys-open]")) button.hidden = false;
    for (const box of document.querySelectorAll("[data-keys-off]")) box.checked = isOff();
    open(location.hash);
  };

  // A form that is led to is opened.
  const open = (hash) => {
    const form = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (form && form.matches("details")) form.open = true;
  };

  const follow = (link) => {
    const part = document.querySelector(link.getAttribute("href"));
    if (!part) return;
    open(link.getAttribute("href"));
    part.scrollIntoView();
    (part.matches("details") ? part.querySelector("summary") : part.matches("[tabindex]") ? part : part.querySelector("button"))?.focus();
  };

  const step = (by) => {
    const rows = [...document.querySelectorAll("[data-row]")];
    const at = rows.indexOf(document.activeElement);
    rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
  };

  document.addEventListener("keydown", (event) => {
    const box = event.target.closest?.("input, textarea, select, dialog");
    if (event.ctrlKey || event.metaKey || event.altKey || box) return;
    const dialog = document.getElementById("keys");
    if (!dialog || isOff()) return;
    const key = first + event.key;
    first = "";
    if (key === "?") dialog.showModal();
    else if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (key === "g") first = "g ";
    else {
      const link = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (!link) return;
      follow(link);
    }
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link) open(link.getAttribute("href"));
    if (event.target.closest?.("[data-keys-open]")) document.getElementById("keys")?.showModal();
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-keys-off]"))
      localStorage.setItem(off, event.target.checked ? "yes" : "no");
  });

  document.addEventListener("DOMContentLoaded", ready);
  document.addEventListener("htmx:after:swap", ready);
})();
