# Publish: embed code, files, ZIP.
publish = Publish
write = Write
steps = Steps

publish-clean = The check has found nothing wrong.
publish-warnings = { $count ->
    [one] No errors, and one thing worth a look before the story goes out.
   *[other] No errors, and { $count } things worth a look before the story goes out.
}
publish-unwritten = { $count ->
    [one] The story is not complete: one thing is still to be written before it can go out.
   *[other] The story is not complete: { $count } things are still to be written before it can go out.
}
publish-errors = { $count ->
    [one] One error is left. Readers will not see what is wrong, so mend it before the story goes out.
   *[other] { $count } errors are left. Readers will not see what is wrong, so mend them before the story goes out.
}
publish-first = Go to the first problem
publish-all-problems = Show all problems

publish-files = Put the story on your site
publish-download = Download { $file }
publish-story-use = The story’s file. It goes into the folder “stories” beside standpoint.js on your site. Put it there again after every change.
publish-zip = Download everything as a ZIP
publish-zip-use = For a site that has nothing of Standpoint yet: the timeline’s own files, the story, a page that shows it, and what to do with them.
publish-workbook = Download as a workbook (.xlsx)
publish-workbook-use = For Excel, LibreOffice or Google Sheets. Nothing is lost on the way there and back.
workbook-failed = { $file } could not be made: { $reason }. The story itself is safe: download its file instead.

site-label = Address of the folder that has standpoint.js
site-help = Asked once, and kept in this browser. While it is empty, { $address } on the article’s own site is meant.
site-no-address = This is no address of a folder. Expected is one such as https://news.example/standpoint/, or /standpoint/ for a folder of the article’s own site. If in doubt, ask whoever put standpoint.js on your site.
site-no-site = Readers’ browsers load files from addresses with https:// only. Copy the address from the address bar while standpoint.js is open there.
site-secret = There is a user name or a password in this address, which every reader would see. Leave out what stands before the @.
site-too-long = This is longer than any address of a folder. Was something else pasted?
site-insecure = Articles on https:// load nothing from http://. Write https:// if your site has it.

publish-article = Paste the code into the article
code-language = Language of the article
code-forms = What does your system let through?
code-tag = Scripts
code-tag-use = One tag, the shortest code. The timeline appears when its script has run.
code-element = Scripts, and any HTML
code-element-use = The whole story is in it: to be read at once, with scripts off too, and by search engines.
code-light = HTML with our element, but no scripts
code-light-use = The story as plain HTML, which becomes the timeline where the site’s own template has standpoint.js.
code-plain = Simple HTML only; feeds, newsletters
code-plain-use = Every word with headings, lists and links, in one language. It stays as it is: paste it again after a change.
code-frame = Frames only
code-frame-use = The timeline in a frame (iframe), as high as the story where its script may run.
code-label = Code
code-copy = Copy
code-copied = Copied
code-is-copied = The code is copied. Paste it into the article where your system takes HTML.
code-not-copied = The browser did not let the code be copied. It is selected: press Ctrl+C, on a Mac Cmd+C.
code-size = { $size } kB.
code-for-mail = In a newsletter, Gmail shows the first 102 kB and cuts off the rest.
code-site = The code asks for its files in { $address } on the article’s own site. If they are elsewhere, give the address of the folder first.
code-nothing = There is no code yet: readers would see nothing of the story as it is. Mend what is wrong and write what is missing first.

zip-packing = The ZIP is being packed …
zip-no-release = The ZIP was not made: the list of the timeline’s files, manifest.json, should lie beside the folder of the desk, and could not be read ({ $reason }). The story itself can be downloaded. Whoever set up the desk can put the whole release there.
zip-no-file = The ZIP was not made: { $file } could not be loaded, or is of another release than the rest. Try again. If it stays so, whoever set up the desk can put the whole release there anew.
zip-failed = The ZIP was not made: { $reason }. The story itself is safe: download its file instead.

readme =
    What is in here
    ===============

    Everything that a website needs to show the story “{ $story }” with Standpoint.
    No server program, no account, nothing from other sites.

    What to do
    ==========

    1. Put the folder “standpoint”, with all that is in it, on your website,
       so that its address is

    { $site }

    2. Open the page that shows the story, to see that all is there:

    { $page }

    3. Paste this code into the article, where your system takes HTML:

    { $code }

    After a change
    ==============

    Put the new file “stories/{ $story }.json” in place of the old one.
    Articles with the code above show it within minutes.

    For another story, put its file into the folder “stories” as well; the rest is
    there already. Keep files of earlier versions for some days: pages that are kept
    by browsers and servers still ask for them.
