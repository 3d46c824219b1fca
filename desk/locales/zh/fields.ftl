understood-as = 理解为 { $value }
