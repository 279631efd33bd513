//! A résumé or a list of things done becomes confirmed answers, and those become matches.

use crate::visitor::{BROWSER, Visit, get, post, upload};

const RESUME: &str = "Maria Lopez\n\nExperience\nBookkeeper, Harbor Foods\nMarch 2016 - June 2024\n- Reconciled bank \
                      statements in QuickBooks every week\n- Paid bills and chased late customers\n\nSkills\nMicrosoft \
                      Excel (advanced)\nNo experience with SAP software\n\nEducation\nHigh school diploma";

/// The draft that a pasted text becomes: where it leads.
async fn pasted(text: &str) -> Visit {
    upload("/resume", &[("text", text)], None).await
}

fn path_of(visit: &Visit) -> String {
    visit.header("location").to_owned()
}

#[actix_web::test]
async fn from_a_resume_to_the_matches_in_six_pages() {
    let mut pages = vec![get("/").await];
    let form_page = get(&pages[0].link("Or use your résumé")).await;
    pages.push(form_page);
    let jobs = get(&path_of(&pasted(RESUME).await)).await;
    assert_eq!(jobs.status, 200, "{}", jobs.text());
    assert!(jobs.texts("legend").iter().any(|title| title.contains("Bookkeeper")), "{:?}", jobs.texts("legend"));
    assert!(jobs.texts("mark").iter().any(|words| words.contains("Bookkeeper")), "the words that prove it are marked");
    let skills = jobs.form("/draft/").submit().await;
    assert!(skills.text().contains("QuickBooks"), "{}", skills.text());
    let check = skills.form("/draft/").submit().await;
    assert!(check.texts("dd")[0].contains("Bookkeeper, Harbor Foods") || check.texts("dd")[0].contains("Bookkeeper"));
    let matches = check.form("/draft/").fill("area", "OH").submit().await;
    pages.extend([jobs, skills, check, matches]);
    assert!(pages.len() <= 6, "{} pages", pages.len());
    let matches = pages.last().unwrap();
    assert!(matches.texts(".match h2").len() >= 5, "{}", matches.text());
    assert!(matches.text().contains("Not saved yet"));
}

#[actix_web::test]
async fn what_is_negated_does_not_count_unless_its_owner_says_so() {
    let jobs = get(&path_of(&pasted(RESUME).await)).await;
    let skills = jobs.form("/draft/").submit().await;
    let not_counted = skills.texts("details.more li").into_iter().find(|item| item.contains("SAP"));
    assert!(not_counted.is_some(), "{:?}", skills.texts("details"));
    let check = skills.form("/draft/").submit().await;
    assert!(!check.texts("dl").join(" ").contains("SAP"));
}

#[actix_web::test]
async fn what_is_taken_out_stays_out_and_what_is_added_counts() {
    let address = path_of(&pasted(RESUME).await);
    let jobs = get(&address).await;
    let again = jobs.form("/draft/").fill("add", "receptionist").submit().await;
    assert_eq!(again.texts("legend").len(), 2, "the added job is shown before going on");
    let mut form = again.form("/draft/");
    form.fields.retain(|(name, _)| name != "keep0");
    let skills = form.submit().await;
    let skills = skills.form("/draft/").fill("add", "Tableau\nflumping").submit().await;
    assert!(skills.text().contains("Tableau"), "added");
    assert!(skills.texts(".wrong").join(" ").contains("flumping"), "what is unknown is said");
    let check = skills.form("/draft/").submit().await;
    let jobs = &check.texts("dd")[0];
    assert!(jobs.contains("receptionist") && !jobs.contains("Bookkeeper"), "{jobs}");
    assert_eq!(get(&address).await.form("/draft/").fields.iter().filter(|(name, _)| name == "keep0").count(), 0);
}

#[actix_web::test]
async fn a_wrong_figure_is_named_and_kept() {
    let jobs = get(&path_of(&pasted(RESUME).await)).await;
    let answer = jobs.form("/draft/").fill("years0", "many").submit().await;
    assert_eq!(answer.status, 400);
    assert!(answer.texts(".wrong")[0].contains("Years should be"));
    assert!(answer.attributes("#years0", "value").contains(&"many".to_owned()));
}

#[actix_web::test]
async fn answers_are_saved_only_when_asked_and_then_last_under_the_same_link() {
    let jobs = get(&path_of(&pasted(RESUME).await)).await;
    let check = jobs.form("/draft/").submit().await.form("/draft/").submit().await;
    let matches = check.form("/draft/").submit().await;
    let save = &matches.attributes("form.save", "action")[0];
    let record = save.trim_end_matches("/save");
    assert!(get(record).await.text().contains("Not saved yet"));
    let saved = get(&path_of(&post(save, &[]).await)).await;
    assert!(saved.text().contains("Your answers are saved"), "{}", saved.text());
    assert!(!get(record).await.text().contains("Not saved yet"));
}

#[actix_web::test]
async fn ticked_tasks_become_skills_and_matches_without_a_job() {
    let tasks = get("/tasks").await;
    let mut form = tasks.form("/tasks");
    for number in [0, 1, 4, 13, 14, 16, 18, 30] {
        form = form.fill(&format!("task{number}"), "yes");
    }
    let skills = form.submit().await;
    assert!(
        skills.text().contains("Answered phones") || skills.text().contains("Ran a household"),
        "{}",
        skills.text()
    );
    let matches = skills.form("/draft/").submit().await.form("/draft/").submit().await;
    assert!(!matches.texts(".match h2").is_empty(), "{}", matches.text());
    let nothing = get("/tasks").await.form("/tasks").submit().await;
    assert_eq!(nothing.status, 400);
    assert!(nothing.text().contains("Tick at least one thing"));
}

#[actix_web::test]
async fn a_file_that_cannot_be_used_gets_a_sentence_and_keeps_what_was_pasted() {
    let rows: [(&str, Vec<u8>, &str, &str); 5] = [
        ("photo.png", b"\x89PNG\r\n\x1a\n".to_vec(), "is a picture", "a picture"),
        ("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1a\xe1".to_vec(), "old Word", "an old Word file"),
        ("resume.pdf", b"%PDF-1.7 broken".to_vec(), "damaged", "a PDF in name only"),
        ("x.bin", vec![0; 2000], "cannot read that kind", "no format"),
        ("empty.txt", b" \n ".to_vec(), "no words in it", "no letter"),
    ];
    for (name, bytes, sentence, reason) in rows {
        let answer = upload("/resume", &[("text", "I was a cook")], Some((name, &bytes))).await;
        assert_eq!(answer.status, 400, "{reason}");
        assert!(answer.texts(".problems").join(" ").contains(sentence), "{reason}: {:?}", answer.texts(".problems"));
        assert!(answer.texts("textarea").join(" ").contains("I was a cook"), "{reason}");
    }
    let nothing = upload("/resume", &[("text", "")], None).await;
    assert!(nothing.texts(".problems").join(" ").contains("Paste your résumé"));
    let nonsense = upload("/resume", &[("text", "qwrt zxcv")], None).await;
    assert!(nonsense.texts(".problems").join(" ").contains("found no job"));
}

#[actix_web::test]
async fn a_draft_that_is_not_there_gets_a_kind_page() {
    for page in ["jobs", "skills", "check"] {
        for key in ["aaaaaaaaaaaaaaaaaaaaaaaaaa", "nonsense"] {
            let visit = get(&format!("/draft/{key}/{page}")).await;
            assert_eq!(visit.status, 404);
            assert!(visit.text().contains("for two hours"), "{}", visit.text());
        }
    }
}

#[actix_web::test]
async fn a_form_without_the_token_of_this_browser_changes_nothing() {
    let saved = post("/record", &[("job1", "travel agent")]).await;
    let record = path_of(&saved).split('?').next().unwrap().to_owned();
    let other = onward::web::token_for("AAAQEAYEAUDAOCAJBIFQYDIOB5").unwrap_or_default();
    for address in [
        "/record".to_owned(),
        format!("{record}?edition=0"),
        format!("{record}/erase"),
        format!("{record}/save"),
        format!("{record}/open"),
        format!("{record}/privacy"),
        format!("{record}/seen"),
        "/clear".to_owned(),
        format!("{record}/matches/29-2072.00/plan"),
        format!("{record}/matches/29-2072.00/money"),
        "/matches/29-2072.00/money?job1=cashier".to_owned(),
        "/tasks".to_owned(),
    ] {
        for (token, reason) in
            [("", "none"), ("AAAA", "nonsense"), (other.as_str(), "another browser's"), (BROWSER, "the cookie itself")]
        {
            let answer = post(
                &address,
                &[("job1", "cashier"), ("task1", "yes"), ("action", "add"), ("text", "x"), ("token", token)],
            )
            .await;
            assert_eq!(answer.status, 403, "{address}: {reason}");
            assert!(answer.text().contains("send it once more"), "{address}: {reason}");
        }
    }
    assert!(get(&record).await.text().contains("travel agent"), "it is still there and unchanged");
}

#[actix_web::test]
async fn the_question_which_job_was_closest_leads_to_the_changed_record() {
    let saved = post("/record", &[("job1", "travel agent"), ("years1", "4")]).await;
    let record = path_of(&saved).split('?').next().unwrap().to_owned();
    let question = get(&format!("{record}/work")).await.form("/record/").fill("job1", "manager").submit().await;
    assert!(question.text().contains("Which of these was closest?"), "{}", question.text());
    let tokens = question.attributes("form[method=post] input[name=token]", "value");
    assert_eq!(tokens, [onward::web::token_for(BROWSER).unwrap()], "the form counts in a browser too");
    let closest = question.attributes("input[type=radio]", "value").remove(0);
    let changed = question.form("/record/").fill("role1", &closest).submit().await;
    assert!(changed.text().contains("manager (4 years)"), "{}", changed.text());
}

#[actix_web::test]
async fn every_form_that_changes_something_holds_a_token() {
    let saved = post("/record", &[("job1", "travel agent"), ("years1", "4"), ("area", "OH")]).await;
    let record = path_of(&saved).split('?').next().unwrap().to_owned();
    let mut seen = 0;
    for address in [
        "/resume".to_owned(),
        "/tasks".to_owned(),
        "/matches?job1=cashier&years1=4".to_owned(),
        "/matches/29-2072.00/path?job1=cashier&years1=4".to_owned(),
        "/matches/29-2072.00/money?job1=cashier&years1=4".to_owned(),
        format!("{record}/work"),
        format!("{record}/erase"),
        format!("{record}/privacy"),
        "/restore".to_owned(),
        "/clear".to_owned(),
        format!("{record}/matches/29-2072.00/path"),
        format!("{record}/matches/29-2072.00/money"),
        path_of(&pasted(RESUME).await),
    ] {
        let visit = get(&address).await;
        let forms = visit.attributes("form[method=post]", "action").len();
        let tokens = visit.attributes("form[method=post] input[name=token]", "value");
        assert_eq!(tokens.len(), forms, "{address}");
        assert!(tokens.iter().all(|token| Some(token) == onward::web::token_for(BROWSER).as_ref()), "{address}");
        seen += forms;
    }
    assert!(seen >= 8, "{seen} forms were seen");
}
