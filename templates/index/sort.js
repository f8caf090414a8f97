// Makes the columns of the table sortable: a button in each header; a second click reverses the order.
"use strict";
const collator = new Intl.Collator("en", { numeric: true });
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const headers = [...table.tHead.rows[0].cells];
  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const isUp = header.getAttribute("aria-sort") !== "ascending";
      for (const other of headers) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      body.append(...sorted([...body.rows], column, header.classList.contains("number"), isUp));
    });
  });
}

// Rows without a value stay last in both orders.
function sorted(rows, column, isNumeric, isUp) {
  const text = (row) => row.cells[column].textContent.trim();
  const order = (a, b) => isNumeric ? parseFloat(a) - parseFloat(b) : collator.compare(a, b);
  return rows.sort((a, b) => {
    const [x, y] = [text(a), text(b)];
    if (x === "" || y === "") return (x === "") - (y === "");
    return isUp ? order(x, y) : order(y, x);
  });
}
