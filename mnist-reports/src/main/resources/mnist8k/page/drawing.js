// The paper: strokes by mouse, touch, pen or keyboard.

const SIZE = 280; // of the paper, in its own pixels, whatever its size on the screen
const PEN_WIDTH = 22; // MNIST's strokes are about a tenth of a digit's height
const STEP = 20; // of the keyboard's grid
const CELLS = SIZE / STEP - 1; // rows and columns of the grid

const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A sheet of paper on a canvas. Strokes are lists of points; the last may still be growing. */
export class Paper {
  /**
   * Begins to listen to the reader.
   *
   * `pen` is the element that shows where the keyboard's pen is, `changed` is called after each change of the ink, and
   * `say` with a sentence on the keyboard's pen.
   */
  constructor(canvas, pen, changed, say) {
    this.canvas = canvas;
    this.pen = pen;
    this.changed = changed;
    this.say = say;
    this.strokes = [];
    this.cell = { column: Math.floor(CELLS / 2), row: Math.floor(CELLS / 2) };
    this.penDown = false;
    canvas.width = SIZE;
    canvas.height = SIZE;
    this.context = canvas.getContext('2d', { willReadFrequently: true });
    this.listen();
    this.paint();
    this.showPen();
  }

  /** Whether nothing is drawn. */
  get blank() {
    return this.strokes.length === 0;
  }

  /** What is on the paper, as an ImageData. */
  get image() {
    return this.context.getImageData(0, 0, SIZE, SIZE);
  }

  /** A new sheet. */
  clear() {
    this.replace([]);
  }

  /** Takes back the last stroke. */
  undo() {
    this.replace(this.strokes.slice(0, -1));
  }

  replace(strokes) {
    this.strokes = strokes;
    this.penDown = false;
    this.showPen();
    this.paint();
    this.changed();
  }

  listen() {
    const { canvas } = this;
    let drawing = false;
    canvas.addEventListener('pointerdown', (event) => {
      if (event.button === 0) {
        drawing = true;
        canvas.setPointerCapture(event.pointerId);
        this.penDown = false;
        this.showPen();
        this.begin(this.pointOf(event));
      }
    });
    canvas.addEventListener('pointermove', (event) => {
      if (drawing) {
        const passed = event.getCoalescedEvents?.() ?? [];
        (passed.length > 0 ? passed : [event]).forEach((each) => this.extend(this.pointOf(each)));
      }
    });
    for (const end of ['pointerup', 'pointercancel']) {
      canvas.addEventListener(end, () => (drawing = false));
    }
    canvas.addEventListener('keydown', (event) => this.key(event));
  }

  key(event) {
    const { key } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    if (key in MOVES) {
      this.move(...MOVES[key]);
    } else if (key === ' ' || key === 'Enter') {
      this.togglePen();
    } else if (key === 'Backspace') {
      this.undo();
      this.say(this.blank ? 'The paper is blank.' : 'Took back the last stroke.');
    } else if (key === 'Delete') {
      this.clear();
      this.say('The paper is blank.');
    } else {
      return;
    }
    event.preventDefault();
  }

  togglePen() {
    this.penDown = !this.penDown;
    if (this.penDown) {
      this.begin(this.penPoint());
    }
    this.showPen();
    this.say(`Pen ${this.penDown ? 'down' : 'up'} at ${this.penPlace()}.`);
  }

  move(right, down) {
    const within = (cell) => Math.max(0, Math.min(CELLS - 1, cell));
    this.cell = { column: within(this.cell.column + right), row: within(this.cell.row + down) };
    if (this.penDown) {
      this.extend(this.penPoint());
    }
    this.showPen();
    this.say(this.penPlace());
  }

  penPoint() {
    return { x: (this.cell.column + 1) * STEP, y: (this.cell.row + 1) * STEP };
  }

  penPlace() {
    return `column ${this.cell.column + 1} of ${CELLS}, row ${this.cell.row + 1} of ${CELLS}`;
  }

  showPen() {
    const { x, y } = this.penPoint();
    this.pen.style.left = `${(100 * x) / SIZE}%`;
    this.pen.style.top = `${(100 * y) / SIZE}%`;
    this.pen.classList.toggle('down', this.penDown);
  }

  /** A place on the screen in the paper's pixels. */
  pointOf(event) {
    const box = this.canvas.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) * SIZE) / box.width,
      y: ((event.clientY - box.top) * SIZE) / box.height,
    };
  }

  begin(point) {
    this.strokes.push([point]);
    this.inked(point, point);
  }

  extend(point) {
    const stroke = this.strokes.at(-1);
    this.inked(stroke.at(-1), point);
    stroke.push(point);
  }

  inked(from, to) {
    this.line(from, to);
    this.changed();
  }

  paint() {
    this.context.fillStyle = '#fff';
    this.context.fillRect(0, 0, SIZE, SIZE);
    for (const stroke of this.strokes) {
      stroke.forEach((point, i) => this.line(stroke[Math.max(0, i - 1)], point));
    }
  }

  line(from, to) {
    const { context } = this;
    context.strokeStyle = '#000';
    context.lineWidth = PEN_WIDTH;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
}
