'use strict';
// What a candidate is, in numbers, as loops, and as an annotation.

function drawNumbers(list, candidate, sizes) {
  const numbers = candidate.why !== '' ? [] : [
    ['statistics', candidate.statistics, count(candidate.statistics, sizes)],
    ['elements pooled into each', candidate.pooled, count(candidate.pooled, sizes)],
    ['elements in all', candidate.elements, count(candidate.elements, sizes)],
  ];
  list.replaceChildren(...numbers.map(([title, size, number]) => {
    const pair = element('div');
    const value = element('dd', {textContent: grouped(number)});
    if (!isConstant(size)) {
      value.append(element('small', {textContent: '= ' + sizeText(size)}));
    }
    pair.append(element('dt', {textContent: title}), value);
    return pair;
  }));
}

/** Loops, outermost first, each with its labels. */
function drawNest(section, candidate, sizes) {
  section.querySelector('ol').replaceChildren(...candidate.nest.map((loop, depth) => {
    const item = element('li');
    item.style.setProperty('--depth', depth);
    item.append(
        element('code', {textContent: 'for ' + loop.variable + ' < ' + loop.name}),
        element('span', {className: 'size', textContent: sizeText(loop.size)}),
        element('span', {className: loop.reduced ? 'badge pool' : 'badge keep', textContent: loop.reduced ? 'reduce' : 'keep'}));
    if (loop.affine) {
      item.append(element('span', {className: 'badge learn', textContent: 'affine'}));
    }
    return item;
  }));
  section.querySelector('.hint').textContent = candidate.why !== '' ? 'There are none: ' + candidate.why + '.'
      : 'Axes with equal labels are one loop. A statistic pools over reduce, scale and shift vary along affine.';
}

/** What to write for a candidate; what is left out is the default. */
function annotationText(norm, shape, candidate, presets) {
  const preset = presets.find(row => row.type === candidate.type);
  if (candidate.why !== '') {
    return '// ' + candidate.type + ' does not fit: ' + candidate.why;
  }
  const values = ['name = ' + JSON.stringify(norm.name), 'type = ' + candidate.type, 'shapes = ' + shapes(norm)];
  const usual = presetAxes(preset.pooling, shape.length, candidate.channelAxis);
  if (usual.join() !== candidate.axes.join()) {
    values.push('axes = ' + braces(candidate.axes));
  }
  const along = preset.hasChannels ? [candidate.channelAxis] : candidate.axes;
  if (candidate.affine !== preset.affine) {
    values.push('affine = ' + candidate.affine);
  }
  if (candidate.affineAxes.length > 0 && along.join() !== candidate.affineAxes.join()) {
    values.push('affineAxes = ' + braces(candidate.affineAxes));
  }
  if (preset.hasChannels && candidate.channelAxis !== 1) {
    values.push('channelAxis = ' + (candidate.channelAxis === shape.length - 1 ? -1 : candidate.channelAxis));
  }
  if (preset.pooling === 'GROUPS') {
    values.push('groups = ' + (candidate.takesGroups ? 'CONFIGURED' : candidate.groups));
  }
  if (candidate.tracks !== (preset.tracking === 'BY_DEFAULT')) {
    values.push('trackRunningStats = ' + candidate.tracks);
  }
  return '@Normalize(' + [...values, ...norm.more.filter(value => holdsFor(value, candidate, norm))].join(',\n        ') + ')';
}

/** Whether another type takes an attribute too. */
function holdsFor(value, candidate, norm) {
  return candidate.type === norm.type
      || !(value.startsWith('masked') || value.startsWith('momentum') && !candidate.tracks || value.startsWith('unitOffset') && candidate.affine === 'NONE');
}

/** What the annotation writes for a size that is no number. */
function kindOf(size) {
  return size === DYNAMIC ? 'DYNAMIC' : 'CONFIGURED';
}

function shapes(norm) {
  const each = norm.shapes.map(shape => '@Shape(' + braces(shape.sizes.map(size => size < 0 ? kindOf(size) : size)) + ')');
  return each.length === 1 ? each[0] : '{' + each.join(', ') + '}';
}

function braces(values) {
  return values.length === 1 ? String(values[0]) : '{' + values.join(', ') + '}';
}
