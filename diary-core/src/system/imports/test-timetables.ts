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
  Ą: 0xa5,
  Ć: 0xc6,
  Ę: 0xca,
  Ł: 0xa3,
  Ń: 0xd1,
  Ó: 0xd3,
  Ś: 0x8c,
  Ź: 0x8f,
  Ż: 0xaf,
};

export const inCp1250 = (text: string): Buffer =>
  Buffer.from([...text].map((letter) => CP1250[letter] ?? letter.charCodeAt(0)));

export interface AscOptions {
  readonly encoding?: string;
  readonly options?: string;
  /** More rows of lessons and cards. */
  readonly lessons?: string;
  readonly cards?: string;
  readonly teachers?: string;
  readonly tables?: string;
}

/** A small timetable of school A as aSc Timetables writes it: two classes, halves of a class, a double lesson, two weeks. */
export const ascFile = (more: AscOptions = {}): string =>
  `<?xml version="1.0" encoding="${more.encoding ?? 'UTF-8'}"?>
<timetable importtype="database" options="${more.options ?? 'export:idprefix:%CHRID,import:idprefix:%TEMPID,decimalseparatordot'}" displayname="aSc Timetables 2012 XML">
 <periods columns="period,name,short,starttime,endtime">
  <period period="1" name="1" short="1" starttime="8:00" endtime="8:45"/>
 </periods>
 <subjects columns="id,name,short,partner_id">
  <subject id="S1" name="Język polski" short="pol" partner_id=""/>
  <subject id="S2" name="Matematyka &amp; logika" short="mat" partner_id=""/>
  <subject id="S3" name="Język angielski" short="ang" partner_id=""/>
 </subjects>
 <teachers columns="id,name,short,firstname,lastname,partner_id">
  <teacher id="T1" name="Ścibor Bożena" short="BŚ" firstname="Bożena" lastname="Ścibor" partner_id=""/>
  <teacher id="T2" name="Lis Łukasz" short="ŁL" firstname="Łukasz" lastname="Lis" partner_id=""/>
  ${more.teachers ?? '<teacher id="T3" name="Źródlana Ewa" short="EŹ" firstname="Ewa" lastname="Źródlana" partner_id=""/>'}
 </teachers>
 <classrooms columns="id,name,short,capacity,buildingid,partner_id">
  <classroom id="R1" name="Sala 4a" short="4a" capacity="30" partner_id=""/>
  <classroom id="R2" name="Pracownia językowa" short="J" capacity="*" partner_id=""/>
 </classrooms>
 <classes columns="id,name,short,classroomids,teacherid,grade,partner_id">
  <class id="C1" name="4A" short="4A" classroomids="R1" teacherid="T1" grade="4" partner_id=""/>
  <class id="C2" name="V c" short="5c" classroomids="" teacherid="T2" grade="5" partner_id=""/>
 </classes>
 <groups columns="id,classid,name,entireclass,divisiontag,studentcount,studentids">
  <group id="G1" classid="C1" name="Cała klasa" entireclass="1" divisiontag="0"/>
  <group id="G2" classid="C1" name="Grupa 1" entireclass="0" divisiontag="1"/>
  <group id="G3" classid="C1" name="Grupa 2" entireclass="0" divisiontag="1"/>
  <group id="G4" classid="C2" name="Cała klasa" entireclass="1" divisiontag="0"/>
 </groups>
 ${more.tables ?? ''}
 <lessons columns="id,subjectid,classids,groupids,teacherids,classroomids,periodspercard,periodsperweek">
  <lesson id="L1" subjectid="S1" classids="C1" groupids="G1" teacherids="T1" periodspercard="2" periodsperweek="2.0"/>
  <lesson id="L2" subjectid="S2" classids="C1,C2" groupids="G1,G4" teacherids="T2" periodspercard="1" periodsperweek="1.0"/>
  <lesson id="L3" subjectid="S3" classids="C1" groupids="G2" teacherids="T3" periodspercard="1" periodsperweek="0.5"/>
  <lesson id="L4" subjectid="S3" classids="C1" groupids="G3" teacherids="T3" periodspercard="1" periodsperweek="0.5"/>
  <lesson id="L5" subjectid="S1" classids="C2" groupids="G4" teacherids="" periodspercard="1" periodsperweek="1.0"/>
  <lesson id="L6" subjectid="S1" classids="C2" groupids="G4" teacherids="T1" periodspercard="1" periodsperweek="1.0"/>
  ${more.lessons ?? ''}
 </lessons>
 <cards columns="lessonid,period,days,weeks,terms,classroomids">
  <card lessonid="L1" period="1" days="10000" weeks="11" terms="1" classroomids="R1"/>
  <card lessonid="L2" period="3" days="01000" weeks="11" terms="1" classroomids=""/>
  <card lessonid="L3" period="1" days="00100" weeks="10" terms="1" classroomids="R2"/>
  <card lessonid="L4" period="1" days="00100" weeks="01" terms="1" classroomids="R2"/>
  <card lessonid="L5" period="1" days="00010" weeks="11" terms="1" classroomids=""/>
  ${more.cards ?? ''}
 </cards>
</timetable>`.replaceAll('\n', '\r\n');

/** A page of a class as „Plan lekcji Optivum" publishes it, and the list of teachers before it. */
export const optivumPages = (charset = 'utf-8'): string => `<html><head>
<meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>Lista oddziałów, nauczycieli i sal</title></head><body>
<h4>Oddziały</h4><ul><li><a href="plany/o1.html" target="plan">4a</a></li></ul>
<h4>Nauczyciele</h4><ul><li><a href="plany/n1.html" target="plan">B.Ścibor (BŚ)</a></li><li><a href="plany/n2.html" target="plan">Ł.Lis (ŁL)</a></li></ul>
</body></html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>Plan lekcji oddziału - 4a</title></head><body>
<span class="tytulnapis">4a</span>
<table class="tabela">
<tr><th>Nr</th><th>Godz</th><th>Poniedziałek</th><th>Wtorek</th><th>Środa</th><th>Czwartek</th><th>Piątek</th></tr>
<tr><td class="nr">1</td><td class="g">8:00- 8:45</td>
<td class="l"><span class="p">j.polski</span> <a href="n1.html" class="n">BŚ</a> <a href="s1.html" class="s">4a</a></td>
<td class="l">&nbsp;</td>
<td class="l"><span style="font-size:85%"><span class="p">j.angielski-1/2</span> <a href="n2.html" class="n">ŁL</a> <a href="s2.html" class="s">7</a></span><br><span style="font-size:85%"><span class="p">j.angielski-2/2</span> <a href="n1.html" class="n">BŚ</a> <a href="s1.html" class="s">4a</a></span></td>
<td class="l">&nbsp;</td><td class="l">dyżur</td></tr>
<tr><td class="nr">2</td><td class="g">8:55- 9:40</td>
<td class="l"><span class="p">j.polski</span> <a href="n1.html" class="n">BŚ</a> <a href="s1.html" class="s">4a</a></td>
<td class="l">&nbsp;</td><td class="l">&nbsp;</td><td class="l">&nbsp;</td><td class="l">&nbsp;</td></tr>
</table></body></html>`;
