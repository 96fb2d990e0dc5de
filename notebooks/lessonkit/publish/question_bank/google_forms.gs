// Makes a Google Forms quiz of the sheet that is open. Paste it under Extensions > Apps Script of the
// sheet, choose makeQuiz and press Run. Google asks once whether the script may make a form.

function makeQuiz() {
  const sheet = SpreadsheetApp.getActiveSheet();
  const [head, ...rows] = sheet.getDataRange().getValues();
  const form = FormApp.create('The Pyongyang Pact: ' + sheet.getName());
  form.setIsQuiz(true);
  for (const row of rows) {
    addQuestion(form, Object.fromEntries(head.map((name, place) => [name, row[place]])));
  }
  Logger.log('The quiz is in your Drive. Edit it here: ' + form.getEditUrl());
}

// A question of one right answer, with feedback for a right and for a wrong answer.
function addQuestion(form, row) {
  const item = form.addMultipleChoiceItem();
  const letters = ['A', 'B', 'C', 'D'].filter((letter) => row['Option ' + letter] !== '');
  item.setTitle(row['Question']);
  item.setChoices(
    letters.map((letter) =>
      item.createChoice(String(row['Option ' + letter]), letter === row['Correct letter'])
    ),
  );
  item.setPoints(Number(row['Points']));
  item.setRequired(true);
  item.setFeedbackForCorrect(feedback(row['Feedback if right']));
  item.setFeedbackForIncorrect(feedback(row['Feedback if wrong']));
}

function feedback(text) {
  return FormApp.createFeedback().setText(text).build();
}
