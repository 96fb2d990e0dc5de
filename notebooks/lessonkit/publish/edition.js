// Draws the charts of the single-file edition, and makes them fit the paper when a lesson is printed.

const charts = [...document.querySelectorAll(".chart")];

async function draw(chart, size) {
  const { data, layout, config } = JSON.parse(chart.nextElementSibling.textContent);
  await Plotly.react(chart, data, { ...layout, ...size }, { ...config, responsive: true });
  const drawing = chart.querySelector("svg.main-svg");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", chart.dataset.name);
}

// One after the other, with a pause in which the page can answer its reader.
async function drawAll() {
  for (const chart of charts) {
    await draw(chart);
    await new Promise((done) => { setTimeout(done); });
  }
}
drawAll();

// On paper every chart has the least width at which its labels keep clear of one another; the style sheet makes it fit.
const PAPER = 800;
let printed = [];
function forPaper() {
  printed = charts.filter((chart) => chart.offsetParent);
  printed.forEach((chart) => draw(chart, { width: PAPER, autosize: false }));
}
function forScreen() {
  printed.forEach((chart) => draw(chart));
  document.body.classList.remove("one");
  document.querySelectorAll(".lesson.chosen").forEach((lesson) => lesson.classList.remove("chosen"));
}
window.addEventListener("beforeprint", forPaper);
window.addEventListener("afterprint", forScreen);

document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => {
  document.body.classList.add("one");
  document.getElementById(button.dataset.print).classList.add("chosen");
  window.print();
}));
