/** Letters of windows-1250 that our files need. */
const CP1250: Readonly<Record<string, number>> = {
  ą: 0xb9,
  ć: 0xe6,
  ę: 0xea,
  ł: 0xb3,
  ń: 0xf1,
  ó: 0xf3,
  ś: 0x9c,
  ź: 0x9f,
  ż: 0xbf,
  Ł: 0xa3,
  Ś: 0x8c,
  Ż: 0xaf,
  Ź: 0x8f,
};

export const inCp1250 = (text: string): Buffer =>
  Buffer.from([...text].map((letter) => CP1250[letter] ?? letter.charCodeAt(0)));

/** A number with a right check digit of somebody born on a day of 1814: nobody has it. */
export const peselOf = (day: number): string => {
  const digits = `1485${String(day).padStart(2, '0')}0${String(1000 + day).slice(1)}`.slice(0, 10);
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};

/** Six pupils of two classes with their guardians; the last two rows are faulty. */
export const PUPILS = [
  'Nazwisko;Imię;PESEL;Klasa;Opiekun - nazwisko i imię;Telefon opiekuna',
  `Żółkiewska;Łucja;${peselOf(1)};4a;Żółkiewska Śniega;600 100 201`,
  `Żółkiewski;Jaś;${peselOf(2)};5b;Żółkiewska Śniega;600 100 201`,
  `Dąbek;Ola;${peselOf(3)};4a;Dąbek Piotr;600 100 202`,
  `Źrebiec;Kuba;${peselOf(4)};5b;Źrebiec Ewa;600 100 203`,
  `Podwójna;Ala;${peselOf(4)};5b;Podwójna Maria;600 100 204`,
  `=2+3;Jan;${peselOf(5)};5b;Sprytna Maria;600 100 205`,
].join('\r\n');

export const STAFF = `\uFEFF${[
  'Nazwisko i imię;Stanowisko;Wychowawstwo',
  'Ścibor Bożena;nauczyciel;4a',
  'Lis Łukasz;nauczyciel;5b',
  'Wójcik Adam;dyrektor;',
  'Sęk Zofia;sekretarz szkoły;',
].join('\r\n')}`;

/** A timetable of aSc Timetables; it calls one teacher and one class otherwise than the school does. */
export const TIMETABLE = `<?xml version="1.0" encoding="windows-1250"?>
<timetable importtype="database" options="export:idprefix:%CHRID,import:idprefix:%TEMPID" displayname="aSc Timetables 2012 XML">
 <subjects columns="id,name,short">
  <subject id="S1" name="Język polski" short="pol"/>
  <subject id="S2" name="Matematyka" short="mat"/>
 </subjects>
 <teachers columns="id,name,short,firstname,lastname">
  <teacher id="T1" name="Ścibor Bożena" short="BŚ" firstname="Bożena" lastname="Ścibor"/>
  <teacher id="T2" name="Lis-Mały Łukasz" short="ŁL" firstname="Łukasz" lastname="Lis-Mały"/>
 </teachers>
 <classrooms columns="id,name,short"><classroom id="R1" name="Sala 12" short="12"/></classrooms>
 <classes columns="id,name,short,teacherid">
  <class id="C1" name="IV A" short="4a" teacherid="T1"/>
  <class id="C2" name="Piąta bystra" short="5bb" teacherid="T2"/>
 </classes>
 <groups columns="id,classid,name,entireclass,divisiontag">
  <group id="G1" classid="C1" name="Cała klasa" entireclass="1" divisiontag="0"/>
  <group id="G2" classid="C2" name="Cała klasa" entireclass="1" divisiontag="0"/>
 </groups>
 <lessons columns="id,subjectid,classids,groupids,teacherids,periodspercard,periodsperweek">
  <lesson id="L1" subjectid="S1" classids="C1" groupids="G1" teacherids="T1" periodspercard="2" periodsperweek="2.0"/>
  <lesson id="L2" subjectid="S2" classids="C2" groupids="G2" teacherids="T2" periodspercard="1" periodsperweek="2.0"/>
  <lesson id="L3" subjectid="S2" classids="C1" groupids="G1" teacherids="" periodspercard="1" periodsperweek="1.0"/>
 </lessons>
 <cards columns="lessonid,period,days,weeks,terms,classroomids">
  <card lessonid="L1" period="1" days="10000" weeks="1" terms="1" classroomids="R1"/>
  <card lessonid="L2" period="1" days="10000" weeks="1" terms="1" classroomids=""/>
  <card lessonid="L2" period="2" days="01000" weeks="1" terms="1" classroomids=""/>
  <card lessonid="L3" period="3" days="00100" weeks="1" terms="1" classroomids=""/>
 </cards>
</timetable>`;

/** A page of Plan lekcji Optivum: class 4a has art and nothing else. */
export const OPTIVUM = `<html><head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1250"><title>Lista oddziałów, nauczycieli i sal</title></head><body>
<h4>Oddziały</h4><ul><li><a href="plany/o1.html" target="plan">4a</a></li></ul>
<h4>Nauczyciele</h4><ul><li><a href="plany/n1.html" target="plan">B.Ścibor (BŚ)</a></li></ul>
</body></html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1250"><title>Plan lekcji oddziału - 4a</title></head><body>
<span class="tytulnapis">4a</span>
<table class="tabela">
<tr><th>Nr</th><th>Godz</th><th>Poniedziałek</th><th>Wtorek</th><th>Środa</th><th>Czwartek</th><th>Piątek</th></tr>
<tr><td class="nr">1</td><td class="g">7:50- 8:45</td>
<td class="l">&nbsp;</td><td class="l"><span class="p">plastyka</span> <a href="n1.html" class="n">BŚ</a></td>
<td class="l">&nbsp;</td><td class="l">&nbsp;</td><td class="l">&nbsp;</td></tr>
</table></body></html>`;
