'use strict';
// Which type to use: a flow of questions, in order. The shape answers what it can, readers answer the rest.

const LARGE_BATCH = 32;

/** What a shape knows of a question: true or false with the reason, or nothing. */
const yes = why => ({said: true, why});
const no = why => ({said: false, why});
const UNKNOWN = {why: 'The shape does not say.'};

function isSequence({shape, space, channel}) {
  const varying = space.find(axis => shape[axis] === DYNAMIC);
  if (varying !== undefined) {
    return space.length === 1 && channel === shape.length - 1
        ? yes('axis ' + varying + ' changes from call to call, and the channels are last') : UNKNOWN;
  }
  return space.length > 1 ? no('its positions lie along ' + space.length + ' axes of constant size, as those of maps do') : UNKNOWN;
}

function isSingle({shape, batch}) {
  if (batch < 0) {
    return yes('it has no batch axis');
  }
  if (shape[batch] < 0) {
    return {why: 'Axis 0 is ' + kindOf(shape[batch]) + '.'};
  }
  return shape[batch] === 1 ? yes('axis 0 has size 1') : no('axis 0 has size ' + shape[batch]);
}

function isStyle({space}) {
  return space.length === 0 ? no('a sample has no space to pool over') : UNKNOWN;
}

function isLargeBatch({shape, batch, space}) {
  if (batch < 0 || shape[batch] < 0) {
    return batch < 0 ? UNKNOWN : {why: 'Axis 0 is ' + kindOf(shape[batch]) + '.'};
  }
  if (shape[batch] < LARGE_BATCH) {
    return no('axis 0 has size ' + shape[batch]);
  }
  return space.length > 1 ? yes('axis 0 has size ' + shape[batch] + ', and a sample is made of maps') : UNKNOWN;
}

const QUESTIONS = [
  {
    id: 'sequence', text: 'Sequences of varying length, or a transformer?', known: isSequence, type: 'LAYER',
    reason: 'LAYER pools each position by itself, so neither length nor padding matters. RMS leaves the mean alone and costs less.',
  },
  {
    id: 'single', text: 'A batch of one, or inputs that come one by one?', known: isSingle, type: 'LAYER',
    reason: 'LAYER, and GROUP and INSTANCE too, take a sample’s own statistics. Those of a batch of one tell nothing.',
  },
  {
    id: 'style', text: 'Style transfer, where an image’s own look should go?', known: isStyle, type: 'INSTANCE',
    reason: 'INSTANCE takes brightness and contrast out of each map of each image.',
  },
  {
    id: 'large', text: 'A convolution, with a batch of ' + LARGE_BATCH + ' or more on each device?', known: isLargeBatch, type: 'BATCH',
    reason: 'BATCH has enough to estimate from, and is cheapest to serve: by running statistics it is a scale and a shift.',
  },
  {
    id: 'workers', text: 'Many workers, each with a small batch?', known: () => UNKNOWN, type: 'SYNC_BATCH',
    reason: 'SYNC_BATCH pools over the batches of all workers, for two exchanges a step.',
  },
];

const OTHERWISE = {text: 'Otherwise: a convolution with a small batch', type: 'GROUP', reason: 'GROUP does not depend on the batch. 32 groups are usual.'};

/** All steps with what is known of them. The first yes decides; those after it are not reached. */
function advise(shape, channelAxis, answers) {
  const facts = {shape, ...roles(shape.length, channelAxis)};
  let decided = null;
  const steps = QUESTIONS.map(question => {
    const known = question.known(facts);
    const said = known.said ?? answers[question.id];
    const step = {question, known, said, reached: decided === null};
    decided ??= said === true ? question : null;
    return step;
  });
  const open = steps.filter(step => step.reached && step.said === undefined).length;
  return {steps, open, ...(decided ?? OTHERWISE)};
}

function drawAdvice(section, advice, candidates, onAnswer) {
  const verdict = section.querySelector('.verdict');
  const misfit = candidates.find(candidate => candidate.type === advice.type).why;
  verdict.replaceChildren(
      element('strong', {textContent: advice.type}),
      advice.open === 0 ? '. ' : advice.open === 1 ? ', if the open question is answered with no. '
          : ', if the ' + advice.open + ' open questions are answered with no. ',
      advice.reason,
      misfit === '' ? '' : ' It does not fit this shape, though: ' + misfit + '.');
  const list = section.querySelector('ol');
  list.replaceChildren(...advice.steps.map(step => adviceStep(step, onAnswer)), otherwise(advice));
}

function adviceStep({question, known, said, reached}, onAnswer) {
  const item = element('li', {className: !reached ? 'unreached' : said === undefined ? 'open' : said ? 'yes' : 'no'});
  const text = element('p', {className: 'question', textContent: question.text});
  const then = element('p', {className: 'then'});
  item.append(text, then);
  if (known.said !== undefined) {
    text.append(' ', element('b', {textContent: said ? 'Yes' : 'No'}));
    then.append('The shape says so: ' + known.why + (said ? ' → ' : '.'), element('b', {textContent: said ? question.type : ''}));
    return item;
  }
  then.append(known.why + ' Yes → ', element('b', {textContent: question.type}), ', no → the next question.');
  if (reached) {
    item.append(answerButtons(question, said, onAnswer));
  }
  return item;
}

function answerButtons(question, said, onAnswer) {
  const buttons = element('div', {className: 'answers', role: 'group', ariaLabel: question.text});
  for (const [label, value] of [['Yes', true], ['No', false]]) {
    const button = element('button', {type: 'button', textContent: label, ariaPressed: String(said === value)});
    button.addEventListener('click', () => onAnswer(question.id, said === value ? undefined : value, label));
    buttons.append(button);
  }
  return buttons;
}

function otherwise(advice) {
  const item = element('li', {className: advice.type === OTHERWISE.type ? 'yes' : 'unreached'});
  const text = element('p', {className: 'question', textContent: OTHERWISE.text + ' → '});
  text.append(element('b', {textContent: OTHERWISE.type}));
  item.append(text, element('p', {className: 'then', textContent: OTHERWISE.reason}));
  return item;
}
