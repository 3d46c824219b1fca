//! The colours of text, for readers who ask for more contrast.

use std::fs;
use std::path::Path;

/// The two colours that a custom property has, in light and in dark.
fn colours(css: &str, property: &str) -> [String; 2] {
    let (_, rest) = css.split_once(&format!("{property}: ")).unwrap();
    let (_, rest) = rest.split_once("light-dark(").unwrap();
    let (both, _) = rest.split_once(')').unwrap();
    let (light, dark) = both.split_once(", ").unwrap();
    [light, dark].map(str::to_owned)
}

/// Relative luminance, WCAG 2.2.
fn luminance(colour: &str) -> f64 {
    let digits = colour.strip_prefix('#').unwrap();
    let digits: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_owned(),
    };
    let part = |at: usize| {
        let part = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

#[test]
fn who_asks_for_more_contrast_gets_seven_to_one() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/standpoint/tokens.css");
    let css = fs::read_to_string(file).unwrap();
    let (usual, more) = css.split_once("(prefers-contrast: more)").unwrap();
    // What is not one of these is set to one of them.
    for name in ["muted", "rule"] {
        assert!(more.contains(&format!("--sp_{name}: var(--sp_ink)")));
    }
    for name in ["panel", "note"] {
        assert!(more.contains(&format!("--sp_{name}: var(--sp_paper)")));
    }
    let papers = colours(usual, "--sp_paper");
    for name in ["--sp_ink", "--sp_link"] {
        for (colour, paper) in colours(usual, name).iter().zip(&papers) {
            let [a, b] = [luminance(colour), luminance(paper)];
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(contrast >= 7.0, "{name}: {colour} on {paper}: {contrast}");
        }
    }
}
