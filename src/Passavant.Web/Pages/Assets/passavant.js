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
