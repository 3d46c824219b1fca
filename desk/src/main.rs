//! The program that the page of the desk loads.

fn main() {}
