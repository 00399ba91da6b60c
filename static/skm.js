// A digit typed in a row of one-digit fields leads on to the next field.
"use strict";

for (const deret of document.querySelectorAll("[data-deret]")) {
  const isian = [...deret.querySelectorAll("input")];
  deret.addEventListener("input", (event) => {
    const di = isian.indexOf(event.target);
    if (/^[1-4]$/.test(event.target.value) && isian[di + 1]) isian[di + 1].select();
  });
}
document.querySelector("[data-deret] input:not([value])")?.focus();
