/**
 * Ten files as teachers, students and instruments write them: what a reader of tables has to make
 * sense of, with what its owner means. The numbers are drawn, always the same.
 */

export interface MessyFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Names of the columns that are to be predicted from, and to be predicted. */
  inputs: string[];
  target: string;
  type: 'number' | 'category';
  rows: number;
  /** What a network must reach on the test rows: accuracy, or R². */
  least: number;
}

/** Numbers from 0 to 1, by a linear congruential generator. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

const rowsOf = (count: number, row: (k: number) => string): string[] =>
  Array.from({ length: count }, (_, k) => row(k));

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Windows-1252, as far as it agrees with Latin-1, and the euro. */
const windows = (text: string) =>
  Uint8Array.from(text, (letter) => (letter === '€' ? 0x80 : (letter.codePointAt(0) ?? 63)));

/** A number as German spreadsheets write it. */
function german(value: number, digits: number): string {
  const [whole = '', part = ''] = value.toFixed(digits).split('.');
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, '.')},${part}`;
}

function passengers(): MessyFile {
  const draw = draws(1);
  const rows = rowsOf(240, (k) => {
    const isWoman = draw() < 0.4;
    const cabinClass = 1 + Math.floor(draw() * 3);
    const age = draw() < 0.1 ? '' : String(Math.round(4 + draw() * 60));
    const survived = draw() < (isWoman ? 0.96 : 0.04) ? 1 : 0;
    const name = `"Family${String(k)}, ${isWoman ? 'Mrs' : 'Mr'}. Given${String(k * 7)}"`;
    const fare = (100 / cabinClass + draw() * 20).toFixed(4);
    const cabin = draw() < 0.2 ? `C${String(k)}` : '';
    const ticket = `A/5 ${String(21_000 + k * 13)}`;
    const sex = isWoman ? 'female' : 'male';
    const port = 'SCQ'[Math.floor(draw() * 3)] ?? 'S';
    return [k + 1, survived, cabinClass, name, sex, age, ticket, fare, cabin, port].join(',');
  });
  const names = 'PassengerId,Survived,Pclass,Name,Sex,Age,Ticket,Fare,Cabin,Embarked';
  return {
    name: 'passengers.csv',
    bytes: utf8(`${names}\r\n${rows.join('\r\n')}\r\n`),
    inputs: ['Pclass', 'Sex', 'Age', 'Fare', 'Embarked'],
    target: 'Survived',
    type: 'category',
    rows: 240,
    least: 0.8,
  };
}

function houses(): MessyFile {
  const draw = draws(2);
  const rows = rowsOf(150, (k) => {
    const area = Math.round(60 + draw() * 140);
    const rooms = 1 + Math.round(area / 40 + draw());
    const built = 1950 + Math.floor(draw() * 70);
    const price = 1500 * area + 20_000 * rooms + 900 * (built - 1950) + draw() * 5000;
    const money = `"$${Math.round(price).toLocaleString('en')}"`;
    const city = k % 2 === 0 ? 'Springfield' : 'Riverside';
    return [10_001 + k, `${String(area)} m²`, rooms, built, city, money].join(',');
  });
  return {
    name: 'houses for sale.csv',
    bytes: utf8(`listing_id,area,rooms,built,city,price\n${rows.join('\n')}\n`),
    inputs: ['area', 'rooms', 'built', 'city'],
    target: 'price',
    type: 'number',
    rows: 150,
    least: 0.9,
  };
}

function survey(): MessyFile {
  const draw = draws(3);
  const questions = [
    'On a scale from 1 to 5, how was the food?',
    'On a scale from 1 to 5, how was the service?',
    'Did you come alone, or with others?',
  ];
  const spelt = (answer: boolean) =>
    (answer ? ['Yes', 'yes', 'YES', 'Yes '] : ['No', 'no', 'NO', 'no '])[Math.floor(draw() * 4)];
  const rows = rowsOf(120, (k) => {
    const food = 1 + Math.floor(draw() * 5);
    const service = 1 + Math.floor(draw() * 5);
    const company = draw() < 0.5 ? 'alone' : '"with others, mostly"';
    const comment = draw() < 0.1 ? `"Well, number ${String(k)} was fine"` : '';
    const day = String(1 + (k % 28)).padStart(2, '0');
    const time = `2024/05/${day} ${String(8 + (k % 12))}:15:00`;
    return [time, food, service, company, comment, spelt(food + service > 6)].join(',');
  });
  const [food = '', service = '', company = ''] = questions;
  const names = `Timestamp,"${food}","${service}","${company}",Anything else?,Would you come again?`;
  return {
    name: 'Survey (Responses) - Form Responses 1.csv',
    bytes: utf8(`\uFEFF${names}\n${rows.join('\n')}\n`),
    inputs: questions,
    target: 'Would you come again?',
    type: 'category',
    rows: 120,
    least: 0.9,
  };
}

function sensorLog(): MessyFile {
  const draw = draws(4);
  const rows = rowsOf(200, (k) => {
    const distance = 5 + draw() * 60;
    const temperature = 18 + draw() * 8;
    const time = new Date(Date.UTC(2024, 4, 1, 8, 0, k * 10)).toISOString().slice(0, 19);
    const state = distance < 25 ? 'near' : 'far';
    return `${time}Z;${distance.toFixed(1)} cm;${temperature.toFixed(1)} °C;${state}`;
  });
  rows.splice(100, 0, '# sensor restarted');
  const head = ['# DataLogger 3', '# station: roof', 'timestamp;distance;temperature;state'];
  return {
    name: 'log_2024-05-01.txt',
    bytes: utf8([...head, ...rows, ''].join('\n')),
    inputs: ['distance', 'temperature'],
    target: 'state',
    type: 'category',
    rows: 200,
    least: 0.9,
  };
}

function rents(): MessyFile {
  const draw = draws(5);
  let total = 0;
  const rows = rowsOf(90, (k) => {
    const area = 30 + draw() * 100;
    const rooms = 1 + Math.round(area / 30);
    const rent = area * 11 + rooms * 40 + draw() * 30;
    total += rent;
    const balcony = k % 9 === 0 ? 'k.A.' : draw() < 0.5 ? 'ja' : 'nein';
    return `${german(area, 1)};${String(rooms)};${balcony};${german(rent, 2)} €`;
  });
  const head = ['Wohnungen in Übach, Stand 2024;;;', ';;;', 'Fläche in m²;Zimmer;Balkon;Miete'];
  return {
    name: 'Mieten Übersicht.csv',
    bytes: windows([...head, ...rows, `Summe;;;${german(total, 2)} €`, ''].join('\r\n')),
    inputs: ['Fläche in m²', 'Zimmer', 'Balkon'],
    target: 'Miete',
    type: 'number',
    rows: 90,
    least: 0.9,
  };
}

function wineQuality(): MessyFile {
  const draw = draws(6);
  const rows = rowsOf(200, () => {
    const grade = Math.floor(draw() * 3);
    return [
      (5 + draw() * 4).toFixed(1),
      (0.9 - grade * 0.25 + draw() * 0.15).toFixed(2),
      (2.9 + draw() * 0.6).toFixed(2),
      (8 + grade * 1.5 + draw()).toFixed(1),
      5 + grade,
    ].join(';');
  });
  const names = '"fixed acidity";"volatile acidity";"pH";"alcohol";"quality"';
  return {
    name: 'winequality-red.csv',
    bytes: utf8(`${names}\n${rows.join('\n')}\n`),
    inputs: ['fixed acidity', 'volatile acidity', 'pH', 'alcohol'],
    target: 'quality',
    type: 'category',
    rows: 200,
    least: 0.9,
  };
}

function leaves(): MessyFile {
  const draw = draws(7);
  const rows = rowsOf(100, (k) => {
    const isOak = draw() < 0.5;
    const length = (isOak ? 9 : 14) + draw() * 3;
    const width = (isOak ? 6 : 3) + draw() * 2;
    return `${String(k)},${length.toFixed(2)},${width.toFixed(2)},${isOak ? 'oak' : 'willow'}`;
  });
  return {
    name: 'leaves.csv',
    bytes: utf8(`,length,width,tree\n${rows.join('\n')}\n`),
    inputs: ['length', 'width'],
    target: 'tree',
    type: 'category',
    rows: 100,
    least: 0.95,
  };
}

function motors(): MessyFile {
  const draw = draws(8);
  const rows = rowsOf(80, (k) => {
    const weight = 1 + draw() * 4;
    const power = 50 + draw() * 200;
    const mileage = 45 - 5 * weight - 0.05 * power + draw();
    return `"car ${String(k)}" ${weight.toFixed(3)} ${power.toFixed(0)} ${mileage.toFixed(1)}`;
  });
  return {
    name: 'cars.txt',
    bytes: utf8(`"wt" "hp" "mpg"\n${rows.join('\n')}\n`),
    inputs: ['wt', 'hp'],
    target: 'mpg',
    type: 'number',
    rows: 80,
    least: 0.9,
  };
}

function weatherStation(): MessyFile {
  const draw = draws(9);
  const aligned = (value: number) => value.toFixed(1).padStart(9);
  const rows = rowsOf(160, (k) => {
    const humidity = 30 + draw() * 70;
    const pressure = 990 + draw() * 40;
    const weather = humidity > 70 && pressure < 1015 ? 'rain' : 'dry';
    const told = k % 40 === 7 ? -999 : humidity;
    return `${aligned(5 + draw() * 20)} ${aligned(told)} ${aligned(pressure)}  ${weather}`;
  });
  return {
    name: 'station.dat',
    bytes: utf8(['   temp_c  humidity  pressure  weather', ...rows, ''].join('\n')),
    inputs: ['temp_c', 'humidity', 'pressure'],
    target: 'weather',
    type: 'category',
    rows: 160,
    least: 0.85,
  };
}

function grades(): MessyFile {
  const draw = draws(10);
  const rows = rowsOf(60, (k) => {
    const attendance = 40 + draw() * 60;
    const homework = 20 + draw() * 80;
    const result = attendance + homework > 124 ? 'passed' : 'failed';
    const shares = `${attendance.toFixed(0)}%\t${homework.toFixed(0)} %`;
    return `Pupil ${String(k + 1)}\t${shares}\t${result}\t\t`;
  });
  return {
    name: 'Pasted data',
    bytes: utf8(
      ['Name\tAttendance\tHomework\tResult\t\t', ...rows, 'Average\t70%\t60 %\t\t\t'].join('\r\n'),
    ),
    inputs: ['Attendance', 'Homework'],
    target: 'Result',
    type: 'category',
    rows: 60,
    least: 0.75,
  };
}

export const messyFiles: readonly MessyFile[] = [
  passengers(),
  houses(),
  survey(),
  sensorLog(),
  rents(),
  wineQuality(),
  leaves(),
  motors(),
  weatherStation(),
  grades(),
];
