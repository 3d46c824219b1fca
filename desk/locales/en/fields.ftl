# What the fields say of dates, attribution, length, languages and uses.
understood-as = Understood as { $value }
