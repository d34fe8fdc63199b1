// An autocomplete field that is empty has no name of its own: let it be called as its label is.
window.addEventListener("load", () => {
  for (const box of document.querySelectorAll(".select2-selection[role=combobox]")) {
    const field = box.closest(".select2")?.previousElementSibling;
    const label = field?.labels?.[0]?.textContent.trim() || field?.getAttribute("aria-label");
    if (!label) continue;
    const value = document.getElementById(box.getAttribute("aria-labelledby"));
    box.removeAttribute("aria-labelledby");
    box.setAttribute("aria-label", `${label} ${value?.textContent ?? ""}`.trim());
  }
});
