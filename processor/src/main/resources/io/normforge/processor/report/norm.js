'use strict';
// One layer's section: what is chosen in it, and what follows.

const EXAMPLE_BATCH = 4;
const EXAMPLE_SIZE = 6;
const EXAMPLE_CONFIGURED = 64;
const MOST_TYPED = 1000000;

/** Shows a layer, as the processor describes it, in a section of its own. */
class NormView {

  constructor(norm, presets) {
    this.norm = norm;
    this.presets = presets;
    this.section = document.getElementById('norm').content.firstElementChild.cloneNode(true);
    this.type = norm.type;
    this.answers = {};
    this.id = 'norm-' + NormView.made++;
    this.section.id = this.id;
    this.describe();
    if (norm.shapes.length > 0) {
      this.chooseShape(0);
      this.wire();
    }
  }

  find(selector) {
    return this.section.querySelector(selector);
  }

  describe() {
    const title = this.find('h2');
    title.textContent = this.norm.heading;
    title.id = this.id + '-title';
    this.section.setAttribute('aria-labelledby', title.id);
    this.find('.title').classList.toggle('visually-hidden', !this.norm.layer);
    const shapes = this.norm.shapes.map(shape => shapeText(shape.sizes)).join(' and ');
    this.find('.declared').append(
        element('span', {className: 'badge', textContent: this.norm.type}), ' ', element('code', {textContent: shapes}),
        ...this.norm.layer ? [' generated as ', element('code', {textContent: this.norm.layer})] : []);
    this.drawFindings();
    if (this.norm.shapes.length === 0) {
      this.section.querySelectorAll('.card').forEach(card => card.remove());
    } else {
      this.drawTypes();
    }
  }

  drawFindings() {
    const list = this.find('.findings');
    list.hidden = this.norm.findings.length === 0;
    list.append(...this.norm.findings.map(finding => {
      const item = element('li', {className: finding.level});
      const level = finding.level.charAt(0).toUpperCase() + finding.level.slice(1);
      const page = element('a', {href: finding.page, textContent: 'More on ' + finding.id});
      item.append(element('b', {textContent: level + ' [' + finding.id + '] '}), finding.message + '\n', page);
      return item;
    }));
  }

  drawTypes() {
    this.find('.segments').replaceChildren(...this.presets.map(preset => {
      const label = element('label');
      const radio = element('input', {type: 'radio', name: this.id + '-type', value: preset.type, checked: preset.type === this.type});
      label.append(radio, element('span', {textContent: preset.type}));
      return label;
    }));
    const select = this.find('.shape select');
    select.replaceChildren(...this.norm.shapes.map(shape => element('option', {textContent: shapeText(shape.sizes)})));
    this.find('.shape').hidden = this.norm.shapes.length < 2;
  }

  wire() {
    this.find('.segments').addEventListener('change', event => this.chooseType(event.target.value));
    this.find('.shape select').addEventListener('change', event => this.chooseShape(event.target.selectedIndex));
    const panels = this.find('.panels');
    panels.addEventListener('click', event => this.light(this.picture.cells[event.target.dataset.cell]));
    panels.addEventListener('keydown', event => this.walk(event));
    this.find('.scroll').setAttribute('aria-label', 'The types side by side, for ' + this.norm.heading);
    this.find('pre').setAttribute('aria-label', 'The annotation of ' + this.norm.heading);
  }

  chooseShape(index) {
    this.shape = this.norm.shapes[index].sizes;
    this.candidates = this.norm.shapes[index].candidates;
    this.sizes = this.shape.map((size, axis) => size > 0 ? size : axis === 0 ? EXAMPLE_BATCH : size === CONFIGURED ? EXAMPLE_CONFIGURED : EXAMPLE_SIZE);
    this.drawSizes();
    this.draw();
  }

  /** A field for each size that a call or the constructor gives. */
  drawSizes() {
    const fields = this.find('.sizes');
    fields.hidden = this.shape.every(size => size > 0);
    fields.replaceChildren(...this.shape.flatMap((size, axis) => size < 0 ? [this.sizeField(axis)] : []));
  }

  sizeField(axis) {
    const label = element('label', {textContent: 'size' + axis + ', ' + kindOf(this.shape[axis])});
    const field = element('input', {type: 'number', min: 1, max: MOST_TYPED, value: this.sizes[axis]});
    field.addEventListener('input', () => {
      if (field.value !== '' && field.checkValidity()) {
        this.sizes[axis] = field.valueAsNumber;
        this.draw();
      }
    });
    label.append(field);
    return label;
  }

  chooseType(type) {
    this.type = type;
    this.drawChosen();
  }

  candidate(type = this.type) {
    return this.candidates.find(candidate => candidate.type === type);
  }

  /** What groups make of channels whose number only the constructor knows, or into which it splits them. */
  split() {
    const group = this.candidate('GROUP');
    const channels = this.sizes[group.channelAxis];
    group.takesGroups = group.takesGroups || group.groups === CONFIGURED;
    group.groups = group.takesGroups ? usualGroups(channels) : group.groups;
    this.sizes.groups = group.groups;
    this.sizes.groupSize = Math.floor(channels / group.groups);
  }

  /** Groups are drawn in part by the groups of GROUP whatever is chosen, so that the picture stays when the type changes. */
  draw() {
    this.split();
    const {groups} = this.candidate('GROUP');
    this.drawn = drawing(this.sizes, this.norm.channelAxis, groups);
    this.picture = new Picture(this.find('.panels'), this.drawn, this.sizes);
    this.drawChosen();
  }

  drawChosen() {
    const candidate = this.candidate();
    this.find('.scale').textContent = this.axesText() + scaleText(this.drawn, this.sizes, candidate.groups);
    this.find('.code code').textContent = annotationText(this.norm, this.shape, candidate, this.presets);
    drawNumbers(this.find('.numbers'), candidate, this.sizes);
    drawNest(this.find('.nest'), candidate, this.sizes);
    drawTable(this.find('table'), this.candidates, this.sizes, this.type, this.norm.layer ? this.norm.type : '');
    this.picture.choose(candidate);
    this.say();
    this.drawAdvice();
  }

  axesText() {
    const {batch, channel, space} = this.drawn;
    if (batch < 0) {
      return 'Rows are axis 0. ';
    }
    if (space.length === 0) {
      return 'Columns are samples (axis 0), rows are channels (axis ' + channel + '). ';
    }
    return 'Boxes are samples (axis 0), rows are channels (axis ' + channel + '), cells are positions ('
        + (space.length === 1 ? 'axis ' : 'axes ') + space.join(', ') + '). ';
  }

  /** Says in words what is lit. */
  say() {
    const candidate = this.candidate();
    const where = whereText(this.drawn, this.picture.focus.place);
    this.find('.status').textContent = candidate.why === ''
        ? where[0].toUpperCase() + where.slice(1) + ': pooled with ' + plural(count(candidate.pooled, this.sizes) - 1, 'other element')
            + '; ' + plural(count(candidate.statistics, this.sizes), 'statistic') + ' in all.'
        : candidate.type + ' does not fit this shape: ' + candidate.why + '.';
  }

  drawAdvice() {
    const advice = advise(this.shape, this.norm.channelAxis, this.answers);
    drawAdvice(this.find('.advice'), advice, this.candidates, (id, answer, label) => {
      this.answers[id] = answer;
      this.drawAdvice();
      const at = advice.steps.findIndex(step => step.question.id === id);
      [...this.find('.advice ol').children[at].querySelectorAll('button')].find(button => button.textContent === label)?.focus();
    });
  }

  /** The browser itself has moved its focus to the cell that is clicked. */
  light(cell) {
    if (cell) {
      this.picture.focusOn(cell);
      this.say();
    }
  }

  walk(event) {
    const next = step(this.picture.focus.place, event.key, this.drawn);
    if (next && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.light(this.picture.at(next));
      this.picture.focus.node.focus();
    }
  }
}

NormView.made = 0;

/** Where a key leads to from a place; nothing for other keys. At the end of a row it is the next sample's. */
function step({sample, channel, position}, key, drawn) {
  const lastSample = drawn.samples.length - 1;
  const lastChannel = drawn.channels.length - 1;
  const lastPosition = drawn.positions.length - 1;
  switch (key) {
    case 'ArrowUp': return {sample, channel: Math.max(0, channel - 1), position};
    case 'ArrowDown': return {sample, channel: Math.min(lastChannel, channel + 1), position};
    case 'ArrowLeft': return position > 0 ? {sample, channel, position: position - 1}
        : sample > 0 ? {sample: sample - 1, channel, position: lastPosition} : {sample, channel, position};
    case 'ArrowRight': return position < lastPosition ? {sample, channel, position: position + 1}
        : sample < lastSample ? {sample: sample + 1, channel, position: 0} : {sample, channel, position};
    case 'PageUp': return {sample: Math.max(0, sample - 1), channel, position};
    case 'PageDown': return {sample: Math.min(lastSample, sample + 1), channel, position};
    case 'Home': return {sample, channel, position: 0};
    case 'End': return {sample, channel, position: lastPosition};
    default: return null;
  }
}
