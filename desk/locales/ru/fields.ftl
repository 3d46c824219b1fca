understood-as = Понято как { $value }
