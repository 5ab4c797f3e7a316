Console.WriteLine("passavant");
