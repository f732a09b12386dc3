'use strict';
// What the page is about: a model's layers, or a shape that the reader types.

const data = JSON.parse(document.getElementById('data').textContent);

const EXAMPLES = [
  {name: 'maps', type: 'GROUP', shape: '4, 6, 4, 4', layout: '1', groups: '3', axes: ''},
  {name: 'a ResNet’s first block', type: 'BATCH', shape: 'N, 64, 56, 56', layout: '1', groups: '', axes: ''},
  {name: 'maps, channels last', type: 'BATCH', shape: '4, 4, 4, 6', layout: '-1', groups: '', axes: ''},
  {name: 'a transformer’s tokens', type: 'LAYER', shape: 'N, T, 384', layout: '-1', groups: '', axes: ''},
  {name: 'rows of features', type: 'RMS', shape: 'N, 12', layout: '1', groups: '', axes: ''},
];

function showReport() {
  const model = data.model.slice(data.model.lastIndexOf('.') + 1);
  document.getElementById('heading').textContent = model;
  document.getElementById('lede').textContent = plural(data.norms.length, 'normalization layer') + ' of ' + data.model
      + ': what each pools, what it costs, and what else would fit its shape.';
  const views = data.norms.map(norm => new NormView(
      {...norm, heading: norm.title === model + '.' + norm.name ? norm.name : norm.title}, data.presets));
  document.getElementById('norms').append(...views.map(view => view.section));
  const contents = document.getElementById('contents');
  contents.hidden = views.length < 2;
  contents.querySelector('ul').append(...views.map(view => {
    const item = element('li');
    item.append(element('a', {href: '#' + view.id, textContent: view.norm.heading}));
    return item;
  }));
}

function showExplorer() {
  document.getElementById('heading').textContent = 'Which cells does a normalization pool?';
  document.getElementById('lede').textContent = 'Batch, layer, instance, group, RMS and unit normalization differ in one thing above all:'
      + ' which numbers of a tensor share a mean and a variance. Type a shape, choose a type, click a cell.';
  const form = document.getElementById('typed');
  form.hidden = false;
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', () => explore(form));
  document.getElementById('examples').append(...EXAMPLES.map(example => {
    const button = element('button', {type: 'button', textContent: example.name});
    button.addEventListener('click', () => fill(form, example));
    return button;
  }));
  fill(form, EXAMPLES[0]);
}

function fill(form, example) {
  for (const field of ['shape', 'layout', 'groups', 'axes']) {
    form.elements[field].value = example[field];
  }
  explore(form, example.type);
}

let explored = null;

/** Shows what is typed, with the type that is chosen so far; where it makes no sense, says so and leaves what is shown. */
function explore(form, type = explored.type) {
  const problem = document.getElementById('problem');
  try {
    const typed = readTyped(form.elements);
    problem.textContent = '';
    const answers = explored === null ? {} : explored.answers;
    explored = new NormView({
      name: 'Norm', heading: 'The picture', layer: '', type, channelAxis: typed.channelAxis, more: [], findings: [],
      shapes: [{sizes: typed.shape, candidates: candidatesOf(typed, data.presets)}],
    }, data.presets);
    explored.answers = answers;
    explored.drawAdvice();
    document.getElementById('norms').replaceChildren(explored.section);
  } catch (e) {
    if (!(e instanceof TypedWrong)) {
      throw e;
    }
    problem.textContent = e.message;
  }
}

/** What a reader typed and could not mean. */
class TypedWrong extends Error {}

function readTyped(fields) {
  const shape = fields.shape.value.split(/[\s,x×]+/).filter(text => text !== '').map(readSize);
  if (shape.length < 1 || shape.length > 6) {
    throw new TypedWrong('A shape has one to six sizes.');
  }
  const rank = shape.length;
  return {
    shape,
    channelAxis: rank === 1 ? -1 : fields.layout.value === '1' ? 1 : rank - 1,
    groups: readGroups(fields.groups.value.trim()),
    axes: [...new Set(fields.axes.value.split(/[\s,]+/).filter(text => text !== '').map(text => readAxis(text, rank)))].sort((a, b) => a - b),
  };
}

function readSize(text) {
  if (/^([A-Za-z]\w*|-1|\?)$/.test(text)) {
    return DYNAMIC;
  }
  if (/^[A-Za-z]\w*\*$/.test(text)) {
    return CONFIGURED;
  }
  if (!/^\d+$/.test(text) || Number(text) < 1 || Number(text) > MOST_TYPED) {
    throw new TypedWrong('“' + text + '” is no size: write a number from 1 to ' + grouped(MOST_TYPED) + ', a letter, or one with a star.');
  }
  return Number(text);
}

function readGroups(text) {
  if (text !== '' && (!/^\d+$/.test(text) || Number(text) < 1)) {
    throw new TypedWrong('“' + text + '” is no number of groups.');
  }
  return Number(text);
}

function readAxis(text, rank) {
  const axis = /^-?\d+$/.test(text) ? Number(text) : NaN;
  if (!(axis >= -rank && axis < rank)) {
    throw new TypedWrong('“' + text + '” is no axis of a shape of rank ' + rank + '.');
  }
  return axis < 0 ? axis + rank : axis;
}

if (data.model === '') {
  showExplorer();
} else {
  showReport();
}
