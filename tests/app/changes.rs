use standpoint::app::changes::Changes;

fn changes(names: &[&str]) -> Changes {
    let mut changes = Changes::default();
    names.iter().for_each(|name| changes.add(name.to_string()));
    changes
}

#[test]
fn the_story_is_looked_for_again_where_it_may_be_another_file() {
    for name in ["src", "lang", "language"] {
        assert!(changes(&["zone", name]).ask_for_source(), "{name}");
    }
    // A translator had set the language of the page, and the choice of a zone brought it.
    for name in ["zone", "time-zone", "heading-level", "open"] {
        assert!(!changes(&[name]).ask_for_source(), "{name}");
    }
}

#[test]
fn nothing_is_to_be_done_where_only_what_turned_out_the_same_has_changed() {
    assert!(changes(&["src"]).are_of_source());
    assert!(changes(&["src", "lang"]).are_of_source());
    assert!(!changes(&["src", "open"]).are_of_source());
}

/// From a language that could not be loaded on, no other change worked.
#[test]
fn what_could_not_be_had_is_given_up_and_the_rest_is_done() {
    let mut both = changes(&["language", "zone"]);
    assert!(both.give_up_source());
    assert!(both.has("zone") && !both.ask_for_source());
    assert!(!changes(&["src", "lang"]).give_up_source());
}
